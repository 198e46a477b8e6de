/* docx_math.h - Office Math as one line of text.
 * Called by:   docx_run.c.
 * Source:      ECMA-376 part 1, 22.1. */
#pragma once

#include "ingest/xmlwalk.h"

/** docx_append_math: the walk stands on an element that holds formulas (m:oMath, m:oMathPara); adds them as text:
 *  `(a+b)/c`, `x^2`, `y_1`, `√n`. Every character of its runs is there, in order. */
void docx_append_math (XmlWalk *walk, GString *text);
