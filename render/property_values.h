/* property_values.h - how the value of one property is read.
 * Lives here:  a reader per kind of value: keyword, length, number, colour, font, keep and so on.
 * Called by:   properties.c, whose table names the reader of each property.
 * Not here:    the sides' properties (sides.h), arithmetic (expression.h).
 * Source:      XSL 1.1, 5.11 (types of values). */
#pragma once

#include "render/sides.h"

typedef struct {
    const char *name;
    int value;
} Keyword;

typedef struct Property Property;
struct Property {
    const char *name;
    int rank; /* lower ones are read first: what others are relative to, then shorthands */
    const char *(*read) (StyleReader *reader, const Property *property, const char *value);
    gsize offset; /* in FoStyle */
    const Keyword *keywords;
    double minimum;   /* of a number */
    guint64 elements; /* where it takes effect; 0: anywhere (inherited) */
};

extern const Keyword property_font_styles[], property_font_weights[];

/* Each returns NULL, or why the value is wrong (untranslated, marked). Those with keywords take them from the property,
 * those with a minimum below zero take negative lengths; the value goes to the property's offset unless the name says where. */
const char *property_read_keyword (StyleReader *reader, const Property *property, const char *value);
const char *property_read_accepted (StyleReader *reader, const Property *property, const char *value);
const char *property_read_name (StyleReader *reader, const Property *property, const char *value);
/* A URI, also as `url(…)`. */
const char *property_read_address (StyleReader *reader, const Property *property, const char *value);
const char *property_read_length (StyleReader *reader, const Property *property, const char *value);
const char *property_read_points (StyleReader *reader, const Property *property, const char *value);
const char *property_read_length_or_auto (StyleReader *reader, const Property *property, const char *value);
const char *property_read_integer (StyleReader *reader, const Property *property, const char *value);
const char *property_read_integer_or_auto (StyleReader *reader, const Property *property, const char *value);
const char *property_read_color (StyleReader *reader, const Property *property, const char *value);
const char *property_read_text_color (StyleReader *reader, const Property *property, const char *value);
const char *property_read_size (StyleReader *reader, const Property *property, const char *value);
const char *property_read_line_height (StyleReader *reader, const Property *property, const char *value);
const char *property_read_font (StyleReader *reader, const Property *property, const char *value);
const char *property_read_decoration (StyleReader *reader, const Property *property, const char *value);
const char *property_read_baseline_shift (StyleReader *reader, const Property *property, const char *value);
const char *property_read_keep (StyleReader *reader, const Property *property, const char *value);
const char *property_read_column_width (StyleReader *reader, const Property *property, const char *value);
const char *property_read_page_break (StyleReader *reader, const Property *property, const char *value);
const char *property_read_background (StyleReader *reader, const Property *property, const char *value);
const char *property_read_spacing (StyleReader *reader, const Property *property, const char *value);
const char *property_read_separation (StyleReader *reader, const Property *property, const char *value);
const char *property_read_leader_length (StyleReader *reader, const Property *property, const char *value);
const char *property_read_thickness (StyleReader *reader, const Property *property, const char *value);
const char *property_read_repeats (StyleReader *reader, const Property *property, const char *value);
const char *property_read_use_wrap (StyleReader *reader, const Property *property, const char *value);
