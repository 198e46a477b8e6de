/* web_settings.c - see web_settings.h. */
#include "cli/web_settings.h"

#include <string.h>

GInetSocketAddress *
cli_web_address (const Configuration *configuration, const char *option, GError **error) {
    const char *set = configuration_peek_text (configuration, "web", "listen");
    if (option != NULL)
        return web_address_parse (option, error);
    GInetSocketAddress *address = web_address_parse (set != NULL && *set != '\0' ? set : WEB_ADDRESS, error);
    if (address == NULL && error != NULL) {
        g_prefix_error (error, "[web] listen: ");
        (*error)->code = DONDOC_ERROR_CONFIGURATION;
    }
    return address;
}

char *
cli_dup_web_url (const Configuration *configuration, GError **error) {
    const char *set = configuration_peek_text (configuration, "web", "url");
    const char *certificate = configuration_peek_text (configuration, "web", "certificate");
    if (set == NULL || *set == '\0') {
        g_autoptr (GInetSocketAddress) address = cli_web_address (configuration, NULL, error);
        return address != NULL ? web_address_url (address, certificate != NULL && *certificate != '\0') : NULL;
    }
    g_autoptr (GUri) uri = g_uri_parse (set, G_URI_FLAGS_NONE, NULL);
    const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "", *host = uri != NULL ? g_uri_get_host (uri) : NULL;
    if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) || host == NULL || *host == '\0'
        || g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL) {
        g_set_error (error, DONDOC_ERROR, DONDOC_ERROR_CONFIGURATION,
                     _ ("[web] url: '%s' is no address of a server; write it as https://dondoc.example"), set);
        return NULL;
    }
    char *url = g_strdup (set);
    while (g_str_has_suffix (url, "/"))
        url[strlen (url) - 1] = '\0';
    return url;
}
