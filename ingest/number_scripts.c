/* number_scripts.c - see number_scripts.h. */
#include "ingest/number_scripts.h"

#include <string.h>

/* Formats that count by letters: behind the last one they are doubled, then trebled, … */
static const struct {
    const char *format, *letters;
} alphabets[] = {
    { "russianLower", "абвгдежзиклмнопрстуфхцчшщыэюя" },
    { "russianUpper", "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ" },
    { "aiueoFullWidth",
      "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン" },
    { "aiueo", "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ" },
    { "irohaFullWidth",
      "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン" },
    { "iroha", "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ" },
    { "ganada", "가나다라마바사아자차카타파하" },
    { "chosung", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" },
    { "hebrew2", "אבגדהוזחטיכלמנסעפצקרשת" },
    { "arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي" },
    { "arabicAbjad", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ" },
    { "thaiLetters", "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ" },
    { "ideographTraditional", "甲乙丙丁戊己庚辛壬癸" },
    { "ideographZodiac", "子丑寅卯辰巳午未申酉戌亥" },
    { "ideographEnclosedCircle", "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉" },
};

/* Formats that write the decimal digits in another way. */
static const struct {
    const char *format, *digits;
} digits[] = {
    { "decimalFullWidth", "０１２３４５６７８９" },
    { "decimalFullWidth2", "０１２３４５６７８９" },
    { "thaiNumbers", "๐๑๒๓๔๕๖๗๘๙" },
    { "hindiNumbers", "०१२३४५६७८९" },
    { "ideographDigital", "〇一二三四五六七八九" },
    { "japaneseDigitalTenThousand", "〇一二三四五六七八九" },
    { "taiwaneseDigital", "○一二三四五六七八九" },
    { "koreanDigital", "영일이삼사오육칠팔구" },
    { "koreanDigital2", "零一二三四五六七八九" },
};

/* Formats that name tens and hundreds: digits from one on, then ten, hundred, thousand. A one before them is not written. */
static const struct {
    const char *format, *digits, *tens;
} countings[] = {
    { "chineseCounting", "一二三四五六七八九", "十百千" },
    { "chineseCountingThousand", "一二三四五六七八九", "十百千" },
    { "taiwaneseCounting", "一二三四五六七八九", "十百千" },
    { "taiwaneseCountingThousand", "一二三四五六七八九", "十百千" },
    { "japaneseCounting", "一二三四五六七八九", "十百千" },
    { "japaneseLegal", "壱弐参四伍六七八九", "拾百阡" },
    { "chineseLegalSimplified", "壹贰叁肆伍陆柒捌玖", "拾佰仟" },
    { "ideographLegalTraditional", "壹貳參肆伍陸柒捌玖", "拾佰仟" },
    { "koreanCounting", "일이삼사오육칠팔구", "십백천" },
    { "koreanLegal", "일이삼사오육칠팔구", "십백천" },
};

static void
add_nth (GString *text, const char *letters, int n) {
    const char *at = g_utf8_offset_to_pointer (letters, n);
    g_string_append_len (text, at, g_utf8_next_char (at) - at);
}

static void
add_letters (GString *text, const char *letters, int value) {
    int count = (int)g_utf8_strlen (letters, -1);
    for (int i = 0; i < MIN ((value - 1) / count + 1, 30); i++)
        add_nth (text, letters, (value - 1) % count);
}

static void
add_digits (GString *text, const char *letters, int value) {
    g_autofree char *decimal = g_strdup_printf ("%d", value);
    for (const char *p = decimal; *p != '\0'; p++)
        add_nth (text, letters, *p - '0');
}

static void
add_counting (GString *text, const char *ones, const char *tens, int value) {
    for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
        int digit = value / unit % 10;
        if (digit > 0 && (digit > 1 || place == 0))
            add_nth (text, ones, digit - 1);
        if (digit > 0 && place > 0)
            add_nth (text, tens, place - 1);
    }
}

gboolean
number_script_add (GString *text, const char *format, int value) {
    for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
        if (strcmp (format, alphabets[i].format) == 0)
            return add_letters (text, alphabets[i].letters, value), TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
        if (strcmp (format, digits[i].format) == 0)
            return add_digits (text, digits[i].digits, value), TRUE;
    for (gsize i = 0; i < G_N_ELEMENTS (countings) && value < 10000; i++)
        if (strcmp (format, countings[i].format) == 0)
            return add_counting (text, countings[i].digits, countings[i].tens, value), TRUE;
    return FALSE;
}
