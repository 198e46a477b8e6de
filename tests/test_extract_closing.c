/* test_extract_closing.c - extract/closing.c, signature.c: what stands below the text. */
#include "tests/extract_fixture.h"

#define HEAD                                                                                                                                                      \
    "  SỞ XÂY DỰNG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  Số: 8/KH-SXD                   Độc lập - Tự do - Hạnh phúc\n" \
    "                             Hà Nội, ngày 02 tháng 7 năm 2026\n\n                    KẾ HOẠCH\n            Rà soát quy hoạch\n\n"              \
    "    Để chuẩn bị cho mùa khô, Sở Xây dựng ban hành kế hoạch rà soát quy hoạch như sau:\n\n"                                           \
    "    1. Các phòng rà soát quy hoạch./.\n\n"

typedef struct {
    const char *name, *closing;
    const char *recipients, *archive, *authority, *title, *signer;
} Case;

static const Case cases[] = {
    { "two-columns",
      "Nơi nhận:                                 KT. GIÁM ĐỐC\n- Như trên;                               PHÓ GIÁM ĐỐC\n"
      "- UBND tỉnh (để b/c);\n- Lưu: VT, QH (A, B).\n\n\n                                         Trịnh Văn Khoan\n",
      "Như trên | UBND tỉnh=report", "VT | QH (A, B)", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trịnh Văn Khoan" },
    { "one-below-the-other",
      "Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo),\n- Các chi bộ (t/h),\n- Lưu Văn phòng Đảng ủy, XD1.\n\nT/M BAN THƯỜNG VỤ\nK/T BÍ THƯ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\n(Đã ký)\n\nSiu Hă Blê\n",
      "Thường trực Tỉnh ủy=report | Các chi bộ=action", "Văn phòng Đảng ủy | XD1", "T/M BAN THƯỜNG VỤ K/T BÍ THƯ",
      "PHÓ BÍ THƯ THƯỜNG TRỰC", "Siu Hă Blê" },
    { "signature-first",
      "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Thị Mơ\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
      "Như trên", "VT", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thị Mơ" },
    /* the last post before the name is the title, whatever stands above it */
    { "two-posts",
      "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. THƯỜNG TRỰC\nCHÁNH VĂN PHÒNG\nỦY VIÊN BAN THƯỜNG VỤ\n\nNguyễn Thị Mơ\n",
      "Như trên", "VT", "TM. THƯỜNG TRỰC", "ỦY VIÊN BAN THƯỜNG VỤ", "Nguyễn Thị Mơ" },
    { "two-posts-of-one",
      "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO\n\nNguyễn Thị Mơ\n",
      "Như trên", "VT", NULL, "TRƯỞNG BAN CHỈ ĐẠO", "Nguyễn Thị Mơ" },
    { "flattened-cells",
      "| *Nơi nhận:* - Tổng cục trưởng (để báo cáo); - Các Vụ; - Lưu VT, TH(QĐ). | KT. BỘ TRƯỞNG THỨ TRƯỞNG Mạc Công Lý |\n| --- | --- |\n",
      "Tổng cục trưởng=report | Các Vụ", "VT | TH(QĐ)", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Mạc Công Lý" },
    { "by-order-of-a-deputy",
      "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\n\nNguyễn Thị Mơ\n",
      "Như trên", "VT", "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Nguyễn Thị Mơ" },
    { "post-alone", "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n\nQ. GIÁM ĐỐC\n\nNguyễn Thị Mơ\n", "Như Điều 3", "VT", NULL,
      "Q. GIÁM ĐỐC", "Nguyễn Thị Mơ" },
    { "secretariat", "Nơi nhận:\n- Các tỉnh ủy,\n- Lưu VPTW.\n\nT/M BAN BÍ THƯ\n\nThân Quốc Huy\n", "Các tỉnh ủy",
      "VPTW", "T/M BAN BÍ THƯ", NULL, "Thân Quốc Huy" },
    { "purposes",
      "Nơi nhận:\n- UBND tỉnh (B/c);\n- Sở Tài chính (để phối hợp);\n- Các phòng (phối hợp thực hiện);\n- Cổng thông tin (đăng tải);\n- Báo tỉnh (để biết);\n"
      "- Đồng chí Giám đốc (Đ/c Minh);\n- Các xã: Đá Trắng,\nSuối Lành;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n",
      "UBND tỉnh=report | Sở Tài chính=coordination | Các phòng=coordination | Cổng thông tin=action | Báo tỉnh=information | "
      "Đồng chí Giám đốc (Đ/c Minh) | Các xã: Đá Trắng, Suối Lành",
      "VT", NULL, "GIÁM ĐỐC", "Nguyễn Thị Mơ" },
    { "purposes-in-words",
      "Nơi nhận:\n- Trang tin Sở (đăng);\n- Các thôn (thông báo);\n- UBND các xã (niêm yết);\n- Các phòng (t/hiện);\n"
      "- Phòng Kế hoạch - thực hiện;\n- Hội Cơ khí: phối hợp;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n",
      "Trang tin Sở=action | Các thôn=information | UBND các xã=action | Các phòng=action | Phòng Kế hoạch=action | "
      "Hội Cơ khí=coordination",
      "VT", NULL, "GIÁM ĐỐC", "Nguyễn Thị Mơ" },
    { "purposes-of-other-words",
      "Nơi nhận:\n- Ban Tổ chức (để tham mưu);\n- Sở Tư pháp (p/hợp);\n- Hội Người cao tuổi (để vận động hội viên);\n- Các ấp (th/hiện);\n"
      "- Tổ giúp việc (Đ/c Minh);\n- Lưu: VT.\n\nKT. TRƯỞNG THUẾ TỈNH\nPHÓ TRƯỞNG THUẾ TỈNH\n\nNguyễn Thị Mơ\n",
      "Ban Tổ chức=action | Sở Tư pháp=coordination | Hội Người cao tuổi=action | Các ấp=action | Tổ giúp việc (Đ/c Minh)",
      "VT", "KT. TRƯỞNG THUẾ TỈNH", "PHÓ TRƯỞNG THUẾ TỈNH", "Nguyễn Thị Mơ" },
    { "archive-that-says-nothing", "Nơi nhận:\n- Như trên;\n- Lưu.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n", "Như trên", "",
      NULL, "GIÁM ĐỐC", "Nguyễn Thị Mơ" },
    { "archive-behind-an-entry",
      "Nơi nhận:\n- Như trên;\n- Các Sở: XD, YT;\n- Ban Giám đốc; Lưu: VT, TH.\n\nGIÁM ĐỐC\n\nNguyễn Thị Mơ\n",
      "Như trên | Các Sở: XD, YT | Ban Giám đốc", "VT | TH", NULL, "GIÁM ĐỐC", "Nguyễn Thị Mơ" },
    { "minutes", "THƯ KÝ\n\nNguyễn Thị Mơ\n\nCHỦ TRÌ\n\nThân Quốc Huy\n", "", "", NULL, "CHỦ TRÌ", "Thân Quốc Huy" },
    { "run-into-one-line", "Nơi nhận: GIÁM ĐỐC\n- Như trên;\n- Lưu: VT, KHNV.\n\nLê Hoàng Dũng\n", "Như trên",
      "VT | KHNV", NULL, "GIÁM ĐỐC", "Lê Hoàng Dũng" },
    { "two-lines-run-into-the-list",
      "Nơi nhận: KT. CỤC TRƯỞNG\n- Như trên; PHÓ CỤC TRƯỞNG\n- Chi cục Lâm nghiệp (để thực hiện);\n- Lưu: VT, KHNV.\n\nLê Hoàng Dũng\n",
      "Như trên | Chi cục Lâm nghiệp=action", "VT | KHNV", "KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Lê Hoàng Dũng" },
    { "scanned-columns",
      "Nơi nhận: T/M BAN THƯỜNG VỤ\n- Các đồng chí Ủy viên Ban Thường vụ PHÓ BÍ THƯ THƯỜNG TRỰC\nHuyện ủy;\n- Ban Tổ chức Huyện ủy (để b/c); °\n"
      "- Lưu: VT. Siu Hă Blê\n",
      "Các đồng chí Ủy viên Ban Thường vụ Huyện ủy | Ban Tổ chức Huyện ủy=report", "VT", "T/M BAN THƯỜNG VỤ",
      "PHÓ BÍ THƯ THƯỜNG TRỰC", "Siu Hă Blê" },
    { "scanned-columns-without-tones",
      "Nơi nhận: TM. UY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TICH\n- Các phòng (t/h); PHO CHU TỊCH\n- Lưu: VT.\n\nLê Hoàng Dũng\n",
      "Như trên | Các phòng=action", "VT", "TM. UY BAN NHÂN DÂN KT. CHỦ TICH", "PHO CHU TỊCH", "Lê Hoàng Dũng" },
    { "posts-behind-entries-alone",
      "Nơi nhận:\n- Như trên; KT. GIÁM ĐỐC\n- UBND tỉnh (b/c); PHÓ GIÁM ĐỐC\n- Lưu: VT.\n\nLê Hoàng Dũng\n",
      "Như trên | UBND tỉnh=report", "VT", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Hoàng Dũng" },
    { "digital-stamp",
      "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNgười ký: Sở Xây dựng\nThời gian ký: 02.07.2026 10:11:12 +07:00\n\nNguyễn Thị Mơ\n",
      "Như trên", "VT", NULL, "GIÁM ĐỐC", "Nguyễn Thị Mơ" },
};

static void
check_case (gconstpointer data) {
    const Case *one = data;
    g_autofree char *text = g_strconcat (HEAD, one->closing, NULL);
    g_auto (Extracted) extracted = extract_text (text);
    const DocumentRecord *record = peek_document (&extracted, 0);
    g_autofree char *recipients = join_recipients (record);
    g_autofree char *archive = join_values (record->archive);
    g_assert_cmpuint (extracted.records->documents->len, ==, 1);
    g_assert_cmpstr (recipients, ==, one->recipients);
    g_assert_cmpstr (archive, ==, one->archive);
    g_assert_cmpstr (record->signature_authority.text, ==, one->authority);
    g_assert_cmpstr (record->signature_title.text, ==, one->title);
    g_assert_cmpstr (record->signature_signer.text, ==, one->signer);
    g_assert_false (has_warning (&extracted, "missing-signature"));
}

static void
test_missing_signature (void) {
    g_auto (Extracted) extracted = extract_text (HEAD "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n");
    g_assert_true (has_warning (&extracted, "missing-signature"));
    g_assert_null (peek_document (&extracted, 0)->signature_signer.text);
    g_assert_null (peek_document (&extracted, 0)->signature_title.text);
}

/* A name that begins with no known family name is taken, with less confidence. */
static void
test_unknown_family_name (void) {
    g_auto (Extracted) known = extract_text (HEAD "GIÁM ĐỐC\n\nNguyễn Thị Mơ\n");
    g_auto (Extracted) unknown = extract_text (HEAD "GIÁM ĐỐC\n\nBríu Thị Nem\n");
    g_assert_cmpstr (peek_document (&unknown, 0)->signature_signer.text, ==, "Bríu Thị Nem");
    g_assert_cmpfloat (peek_document (&unknown, 0)->signature_signer.confidence, <,
                       peek_document (&known, 0)->signature_signer.confidence);
}

int
main (int argc, char **argv) {
    g_test_init (&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *path = g_strconcat ("/extract/closing/", cases[i].name, NULL);
        g_test_add_data_func (path, &cases[i], check_case);
    }
    g_test_add_func ("/extract/closing/missing-signature", test_missing_signature);
    g_test_add_func ("/extract/closing/unknown-family-name", test_unknown_family_name);
    return g_test_run ();
}
