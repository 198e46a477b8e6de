/* font_configuration.h - fontconfig's configuration, as far as it says where fonts lie and which of them count.
 * Called by:   fonts.c.
 * Not here:    which font stands for another: the rest of the configuration, four fifths of what there is to read. */
#pragma once

#include <fontconfig/fontconfig.h>

/**
 * font_configuration_new_short:
 * Reads the main file of the configuration that is in force and those below its conf.d that name folders, select fonts or include other files,
 * as the user's own. A font is found with it as with the whole; nothing is substituted.
 * Returns: (transfer full): NULL where the main file is not laid out as usual: then the whole is to be read, FcInit().
 */
FcConfig *font_configuration_new_short (void);
