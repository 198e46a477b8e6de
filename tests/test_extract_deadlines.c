/* test_extract_deadlines.c - extract/dates.c and extract/deadlines.c. */
#include <string.h>

#include "extract/dates.h"
#include "extract/deadlines.h"

static void
test_first_date (void) {
    static const struct {
        const char *text, *date, *printed;
    } cases[] = {
        { "Lào Cai, ngày 17 tháng 3 năm 2022", "2022-03-17", "ngày 17 tháng 3 năm 2022" },
        { "Hà Nội, ngày    tháng 6 năm 2026", "2026-06", "ngày    tháng 6 năm 2026" },
        { "Hà Nội, ngày … tháng … năm 2026", "2026", "ngày … tháng … năm 2026" },
        { "Hà Nội, ngày .../6/2026", "2026-06", "ngày .../6/2026" },
        { "ngày 02 tháng\n5 năm 2024", "2024-05-02", "ngày 02 tháng\n5 năm 2024" },
        { "Kế hoạch số 12/KH-UBND ngày 17/3/2022", "2022-03-17", "ngày 17/3/2022" },
        { "10-5-2024", "2024-05-10", "10-5-2024" },
        { "tháng 3 năm 2022", "2022-03", "tháng 3 năm 2022" },
        { "năm 2022", "2022", "năm 2022" },
        { "Quyết định số 47/2026/QĐ-UBND", NULL, NULL },
        { "ngày 31/02/2022", NULL, NULL },
        { "", NULL, NULL },
    };
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        Span place = { 0, 0 };
        PartialDate date = dates_read_first (cases[i].text, (Span){ 0, strlen (cases[i].text) }, &place);
        g_autofree char *iso = partial_date_format (date);
        g_assert_cmpstr (iso, ==, cases[i].date);
        if (cases[i].printed != NULL) {
            g_autofree char *printed = g_strndup (cases[i].text + place.start, span_length (place));
            g_assert_cmpstr (printed, ==, cases[i].printed);
        }
    }
}

#define FIELD    DEADLINES_IN_FIELD
#define SENTENCE DEADLINES_IN_SENTENCE
#define HEADING  DEADLINES_IN_HEADING

/* `kind relation due rule base`, what is not there left out; deadlines parted by ` | `. */
static char *
describe (const GPtrArray *deadlines) {
    GString *out = g_string_new (NULL);
    for (guint i = 0; i < deadlines->len; i++) {
        const Deadline *deadline = g_ptr_array_index (deadlines, i);
        g_autofree char *due = partial_date_format (deadline->due);
        const char *parts[] = { deadline_kind_name (deadline->kind), deadline_relation_name (deadline->relation), due,
                                deadline->rrule, deadline_base_name (deadline->base) };
        if (i > 0)
            g_string_append (out, " | ");
        for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
            if (parts[k] != NULL)
                g_string_append_printf (out, "%s%s", k > 0 ? " " : "", parts[k]);
    }
    return g_string_free (out, FALSE);
}

typedef struct {
    DeadlinesPlace place;
    const char *text, *expected;
} Case;

static Lexicon *lexicon;

static void
check_cases (const Case *cases, gsize n) {
    for (gsize i = 0; i < n; i++) {
        g_autoptr (FileRecords) records = file_records_new ();
        g_autoptr (GPtrArray) found
            = deadlines_read_text (lexicon, records, cases[i].text, (Span){ 0, strlen (cases[i].text) }, cases[i].place,
                                   partial_date_day (2022, 5, 20), 0);
        g_autofree char *got = describe (found);
        if (g_strcmp0 (got, cases[i].expected) != 0) {
            g_test_message ("'%s': got '%s', not '%s'", cases[i].text, got, cases[i].expected);
            g_test_fail ();
        }
        for (guint k = 0; k < found->len; k++) {
            const Deadline *deadline = g_ptr_array_index (found, k);
            g_autofree char *joined = span_list_join (cases[i].text, deadline->span);
            g_assert_cmpstr (joined, ==, deadline->text);
            g_assert_true (deadline->confidence > 0 && deadline->confidence <= 1);
        }
    }
}

static void
test_dates (void) {
    static const Case cases[] = {
        { SENTENCE, "thực hiện kết luận tại cuộc họp ngày 13/4/2022, giao Phòng Kinh tế rà soát", "" },
        { SENTENCE, "định kỳ báo cáo huyện (qua phòng Nội vụ) trước ngày 15/11 hằng năm",
          "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15" },
        { SENTENCE, "trình huyện quyết định trước ngày 29 tháng 8 năm 2022", "date before 2022-08-29" },
        { SENTENCE, "tổ chức hội nghị trong ngày 23, 24/7", "date within 2022-07-24" },
        { SENTENCE, "tổ chức hội nghị trong các ngày 23, 24 và 25/7", "date within 2022-07-25" },
        { SENTENCE, "tổ chức hội nghị ngày 23-24/7", "date within 2022-07-24" },
        /* the calendar of the moon: the day is kept as printed, no day of ours is made of it */
        { SENTENCE, "báo cáo trước ngày mùng 10 tháng Giêng", "date before" },
        { SENTENCE, "báo cáo trước rằm tháng Bảy", "date before" },
        { SENTENCE, "hoàn thành trước 20/12 (âm lịch)", "date before" },
        { SENTENCE, "hoàn thành chậm nhất ngày 10 tháng 3 âm lịch năm 2026", "date by" },
        { SENTENCE, "hoàn thành trước 29 Tết", "date before" },
        { SENTENCE, "ra quân vào ngày 10/3 âm lịch", "date on" },
        { SENTENCE, "hoàn thành trong tháng Chạp", "period within" },
        { SENTENCE, "trực từ ngày 27 tháng Chạp đến hết mùng 5 tháng Giêng năm Bính Ngọ", "date within" },
        { SENTENCE, "tổ chức lễ hội vào ngày mùng 6 tháng Giêng hằng năm", "recurring on" },
        { SENTENCE, "hoàn thành trước ngày 23 tháng Chạp năm Ất Tỵ (tức ngày 10/02/2026)", "date before 2026-02-10" },
        { SENTENCE, "hoàn thành trước ngày 10/02/2026 (tức ngày 23 tháng Chạp)", "date before 2026-02-10" },
        { SENTENCE, "trực từ ngày 14/02/2026 (27 tháng Chạp) đến hết ngày 22/02/2026 (mùng 6 tháng Giêng)",
          "date within 2026-02-22" },
        { SENTENCE, "báo cáo trước Tết Nguyên đán Bính Ngọ", "conditional" },
        { SENTENCE, "báo cáo trước Tết Nguyên đán năm 2026", "conditional" },
        { SENTENCE, "báo cáo trước ngày 05 tháng Chín năm 2026", "date before 2026-09-05" },
        { SENTENCE, "chuyển quà đến hộ nghèo, xong trước ngày Quốc khánh 02/9/2022", "date before 2022-09-02" },
        { SENTENCE, "thực hiện Quyết định ngày 29 tháng 8 năm 2022", "" },
        { SENTENCE, "nộp bản vẽ trước ngày 30/6/2022", "date before 2022-06-30" },
        { SENTENCE, "nộp bản vẽ trước ngày 30-6-2022.", "date before 2022-06-30" },
        { SENTENCE, "Phim dự thi gửi về Hội Nhà báo trước 17h00 ngày 15/9/2024", "date before 2024-09-15T17:00" },
        { SENTENCE, "gửi trước 9 giờ 30 phút, ngày 15 tháng 9 năm 2024", "date before 2024-09-15T09:30" },
        { FIELD, "chậm nhất 31/12/2022", "date by 2022-12-31" },
        { FIELD, "Trước ngày 30/6/2022.", "date before 2022-06-30" },
        { FIELD, "Ngày 30 tháng 7 năm 2024", "date on 2024-07-30" },
        { FIELD, "30/11", "date on 2022-11-30" },
        { FIELD, "Trước 31/12", "date before 2022-12-31" },
        { SENTENCE, "trình Hội đồng trước ngày 12 tháng 8 năm 2025", "date before 2025-08-12" },
        { SENTENCE, "thay xong công tơ nước chậm nhất đến ngày 05 tháng 4 năm 2027 theo lộ trình của Công ty",
          "date by 2027-04-05" },
        { SENTENCE, "bàn giao nhà đúng thời hạn trước ngày 02 tháng 9 năm 2025", "date before 2025-09-02" },
        { FIELD, "từ ngày 10/5 đến hết ngày 14/5/2026", "date within 2026-05-14" },
        { SENTENCE, "Tổ chức trưng bày từ ngày 10/5 đến hết ngày 14/5/2026 tại thư viện", "date within 2026-05-14" },
        { FIELD, "Từ ngày 10 đến ngày 14/5/2026", "date within 2026-05-14" },
        { SENTENCE, "Hạn chót gửi báo cáo là ngày 15/8/2022", "date by 2022-08-15" },
        { SENTENCE, "đề xuất gửi về Sở chậm nhất là ngày 15/8/2022, tổng hợp trình Ủy ban trước ngày 30/8/2022",
          "date by 2022-08-15 | date before 2022-08-30" },
        { SENTENCE, "gửi trước ngày 30/6/2022; đúng hạn trước ngày 30/6/2022", "date before 2022-06-30" },
        { FIELD, "trước ngày 31/02/2023", "date before" },
        { SENTENCE, "xong trước 30 tháng 9.", "date before 2022-09-30" },
        { SENTENCE, "đến ngày 30/9/2022 hoàn thành việc chuyển trường", "date by 2022-09-30" },
        { SENTENCE, "Từ nay đến 31/12/2022 hoàn thành việc sắp xếp", "date by 2022-12-31" },
        { SENTENCE, "gửi kết quả trước 15h00 ngày 12/8/2022 (thứ Sáu)", "date before 2022-08-12T15:00" },
        { FIELD, "Trước 30/6/2022 và 30/11/2022", "date before 2022-06-30 | date before 2022-11-30" },
        { FIELD, "15/12/2022", "date on 2022-12-15" },
        { SENTENCE, "áp dụng ngay từ ngày 13 tháng 8 năm 2022", "date from 2022-08-13" },
        { SENTENCE, "nộp đơn trước ngày 15/9/2O22", "date before 2022-09-15" },
        { SENTENCE, "nộp đơn trước ngày l5/9/2022", "date before 2022-09-15" },
        { SENTENCE, "gửi danh sách trước 17 giờ, thứ Sáu, ngày 19/8/2022", "date before 2022-08-19T17:00" },
        { SENTENCE, "gửi danh sách trước 16h30' ngày 19/8/2022", "date before 2022-08-19T16:30" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* Shapes that plans, conclusions and telegrams have beside the plain ones. */
static void
test_further (void) {
    static const Case cases[] = {
        { SENTENCE, "di dời chuồng trại xong trong tháng Sáu", "period within 2022-06-30" },
        { SENTENCE, "treo biển trước ngày 01 tháng Chín năm 2022", "date before 2022-09-01" },
        { SENTENCE, "mỗi tháng một lần họp thôn, 6 tháng tổ chức hội thi một lần",
          "recurring FREQ=MONTHLY | recurring FREQ=MONTHLY;INTERVAL=6" },
        { SENTENCE, "gác cầu phao hằng đêm", "recurring FREQ=DAILY" },
        { SENTENCE, "cuối mỗi tháng nộp sổ gác", "recurring FREQ=MONTHLY;BYMONTHDAY=-1" },
        { SENTENCE, "nộp sổ gác vào ngày cuối tháng", "recurring FREQ=MONTHLY;BYMONTHDAY=-1" },
        { SENTENCE, "chấm bài vào cuối mỗi năm học", "" },
        { SENTENCE, "Sơ kết 6 tháng, tổng kết năm.", "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { SENTENCE, "sơ kết 6 tháng đầu năm 2022", "" },
        { SENTENCE, "lập phương án trong 05 ngày.", "relative within" },
        { SENTENCE, "làm thủ tục thanh toán trong thời hạn 04 ngày làm việc kể từ ngày có khối lượng.",
          "relative within event" },
        { SENTENCE, "công khai thủ tục cấp phép trong 04 ngày kể từ ngày nhận đủ hồ sơ.", "" },
        { SENTENCE, "hội chợ diễn ra trong 05 ngày.", "" },
        { SENTENCE, "đặt bàn trước khi khai mạc 02 ngày.", "relative before event" },
        { SENTENCE, "trả lời trong tuần này", "period within 2022-05-22" },
        { SENTENCE, "nộp bản vẽ trong tháng sau", "period within 2022-06-30" },
        { SENTENCE, "khai trương đúng ngày 02/9/2022", "date on 2022-09-02" },
        { SENTENCE, "bàn giao xong trong ngày 02/9/2022", "date within 2022-09-02" },
        { FIELD, "vào ngày 02/9/2022", "date on 2022-09-02" },
        { FIELD, "15 - 20/9/2022", "date within 2022-09-20" },
        { SENTENCE, "trực bến đến hết ngày 31/8/2022", "date by 2022-08-31" },
        { SENTENCE, "Đến ngày 15/8/2022, các chủ đò hoàn thành việc lắp đèn.", "date by 2022-08-15" },
        { SENTENCE, "Các trạm sử dụng mẫu vé mới kể từ ngày 01/9/2022.", "date from 2022-09-01" },
        { SENTENCE, "gửi danh sách thợ nghỉ việc trong 6 tháng cuối năm 2022", "" },
        { SENTENCE, "gửi danh sách về Sở trong tháng 6/2022", "period within 2022-06-30" },
        { SENTENCE, "góp ý bằng văn bản trước ngày 12/8/2022", "date before 2022-08-12" },
        { SENTENCE, "dọn kênh, thực hiện thường xuyên.", "continuous" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_periods (void) {
    static const Case cases[] = {
        { FIELD, "Năm 2022", "period within 2022-12-31" },
        { SENTENCE, "Mở lớp bơi (Phòng Văn hóa; tháng 9/2022).", "period within 2022-09-30" },
        { SENTENCE, "Mở lớp bơi (Phòng Văn hóa chủ trì, quý IV/2022).", "period within 2022-12-31" },
        { SENTENCE, "Dựng lại bia (Bến Lau, tháng 9/2022) bị vỡ.", "" },
        { SENTENCE, "Hoàn thành lát sân trường trước năm học 2022 - 2023.", "conditional" },
        { SENTENCE, "Hoàn thành đắp bờ kênh trước mùa khô 2022 - 2023.", "conditional" },
        { SENTENCE, "Đắp bờ kênh trước mùa khô 2022 - 2023.", "" },
        { SENTENCE, "Kiểm tra quỹ lớp, niên độ kiểm tra từ tháng 7/2022 đến tháng 6/2023, xong trong quý III/2023.",
          "period within 2023-09-30" },
        { SENTENCE, "Kiểm tra quỹ lớp, thời kỳ kiểm tra từ 01/7/2022 đến 30/6/2023.", "" },
        { SENTENCE, "Năm 2027: Rà soát các bản đồ cũ.", "period within 2027-12-31" },
        { SENTENCE, "Năm 2028, hoàn thành việc vẽ lại bản đồ.", "period within 2028-12-31" },
        { FIELD, "Quý III/2022.", "period within 2022-09-30" },
        { FIELD, "Tháng 6/2022", "period within 2022-06-30" },
        { FIELD, "6 tháng đầu năm 2022", "period within 2022-06-30" },
        { FIELD, "giai đoạn 2021-2025", "period within 2025-12-31" },
        { FIELD, "đến năm 2025", "period by 2025-12-31" },
        { FIELD, "2024 - 2025", "period within 2025-12-31" },
        { FIELD, "Năm 2026 - 2030", "period within 2030-12-31" },
        { FIELD, "Quý III, IV/2026", "period within 2026-12-31" },
        { FIELD, "Quý II năm 2026", "period within 2026-06-30" },
        { FIELD, "Xong trong Quý II/2026", "period within 2026-06-30" },
        { FIELD, "Tháng 5, 6/2026", "period within 2026-06-30" },
        { FIELD, "Từ tháng 5 đến tháng 8/2026", "period within 2026-08-31" },
        { FIELD, "08/2024", "period within 2024-08-31" },
        { FIELD, "2026", "period within 2026-12-31" },
        { FIELD, "Quý III", "period within 2022-09-30" },
        { FIELD, "Cuối tháng 9", "period within 2022-09-30" },
        { FIELD, "Đầu tháng 9/2022", "period within 2022-09-01" },
        { FIELD, "Giữa tháng 9/2022", "period within 2022-09-15" },
        { FIELD, "Đầu năm 2023", "period within 2023-01-01" },
        { FIELD, "Giữa năm 2023", "period within 2023-06-30" },
        { FIELD, "Cuối năm 2023", "period within 2023-12-31" },
        { FIELD, "Cuối năm", "period within 2022-12-31" },
        { FIELD, "Hết năm 2026", "period by 2026-12-31" },
        { SENTENCE, "hoàn thành đến hết năm 2026", "period by 2026-12-31" },
        { SENTENCE, "nghiệm thu trong Quý III năm 2024;", "period within 2024-09-30" },
        { SENTENCE, "chọn mẫu đồng phục trong tháng 11 năm 2025", "period within 2025-11-30" },
        { SENTENCE, "tháo dỡ các lều quán xong trong quý II năm 2026", "period within 2026-06-30" },
        { SENTENCE, "sửa quy chế làm việc (trong năm 2022).", "period within 2022-12-31" },
        { SENTENCE, "Thay thế xe chạy dầu bằng xe điện trong giai đoạn 2026 - 2029.", "period within 2029-12-31" },
        { SENTENCE, "góp phần giảm bình quân 3%/năm trong giai đoạn 2027-2031.", "" },
        { SENTENCE, "in Danh mục sách giáo khoa thí điểm tại vùng cao giai đoạn 2027 - 2031.", "" },
        { FIELD, "bắt đầu từ tháng 01/2026", "period from 2026-01-01" },
        { FIELD, "Quý II - Quý IV/2022", "period within 2022-12-31" },
        { FIELD, "Tháng 6-12/2022", "period within 2022-12-31" },
        { FIELD, "Nhiệm kỳ 2020 - 2025", "period within 2025-12-31" },
        { FIELD, "Giai đoạn 1: Quý III/2022; giai đoạn 2: năm 2023",
          "period within 2022-09-30 | period within 2023-12-31" },
        { SENTENCE, "gửi biên bản về Hội chậm nhất là 17 giờ 00 ngày 30/01/2023 để tổng hợp",
          "date by 2023-01-30T17:00" },
        { SENTENCE, "gửi biên bản về Hội chậm nhất 16 giờ 30 phút ngày 30/01/2023.", "date by 2023-01-30T16:30" },
        { SENTENCE, "hoàn thành chậm nhất trong Quý I năm 2023", "period by 2023-03-31" },
        { SENTENCE, "tổ chức quán triệt trong kỳ sinh hoạt tháng 6/2022", "period within 2022-06-30" },
        { SENTENCE, "Tổ chức lễ ra quân vào ngày 07 và 08/3/2026.", "date within 2026-03-08" },
        { SENTENCE, "Các thôn đồng loạt ra quân trong ngày 05/3/2026.", "date within 2026-03-05" },
        { SENTENCE, "Tổ chức Đại hội trong 2 ngày, từ ngày 07 đến ngày 08/3/2026.", "date within 2026-03-08" },
        { SENTENCE, "Đưa việc đọc sách vào sinh hoạt chi bộ hằng tháng.", "" },
        { SENTENCE, "Xây dựng Chương trình công tác toàn khóa, hằng tháng, quý, năm để tổ chức thực hiện.", "" },
        { SENTENCE, "Theo dõi, đánh giá kết quả, báo cáo Đảng ủy xã theo định kỳ.", "recurring" },
        { SENTENCE, "Tổ chức diễn đàn với đoàn viên, dự kiến ngày 12/10/2022", "date on 2022-10-12" },
        { SENTENCE, "Cấm đốt nương, đốt dọn thực bì từ ngày 07/10/2022; xử lý người vi phạm.", "date from 2022-10-07" },
        { SENTENCE, "báo cáo vào ngày 15 và 30 hằng tháng",
          "recurring on FREQ=MONTHLY;BYMONTHDAY=15 | recurring on FREQ=MONTHLY;BYMONTHDAY=30" },
        { SENTENCE, "gửi báo cáo trước 07 ngày làm việc tính từ ngày kiểm tra", "relative before event" },
        { SENTENCE, "mở cửa xả đáy từ 12 giờ 00 ngày 02/10/2022", "date from 2022-10-02T12:00" },
        { SENTENCE, "trình Lãnh đạo Sở đầu tháng 10/2022", "period within 2022-10-01" },
        { SENTENCE, "in sổ tay trong tháng l0 năm 2022", "period within 2022-10-31" },
        { SENTENCE, "dạy bơi cho học sinh; giai đoạn 2023-2024;", "period within 2024-12-31" },
        { SENTENCE, "dạy bơi cho học sinh (giai đoạn 2023-2024);", "" },
        { SENTENCE, "lát lại vỉa hè (quý III/2022).", "period within 2022-09-30" },
        { SENTENCE, "thả cá giống xong trong tuần thứ nhất tháng 11", "period within 2022-11-07" },
        { SENTENCE, "gửi bản kê trước tuần cuối tháng 6/2022", "period before 2022-06-24" },
        { FIELD, "Tuần 3 của tháng 4/2022", "period within 2022-04-21" },
        { FIELD, "Tuần cuối cùng tháng 2/2022", "period within 2022-02-28" },
        { SENTENCE, "hoàn thành trong 10 ngày đầu tháng 6/2022", "period within 2022-06-10" },
        { SENTENCE, "hoàn thành trong thượng tuần tháng 8/2022", "period within 2022-08-10" },
        { SENTENCE, "hoàn thành vào giữa tháng 9/2022", "period within 2022-09-15" },
        { SENTENCE, "hoàn thành trong nửa đầu tháng 9/2022", "period within 2022-09-15" },
        { SENTENCE, "tập bơi trong tuần lễ thứ hai tháng 7/2022 tại các xã", "" },
        { SENTENCE, "lát lại vỉa hè (năm 2023).", "period within 2023-12-31" },
        { SENTENCE, "đề án trồng hoa (năm 2023) của phường", "" },
        { SENTENCE, "sửa lưới, cuối năm 2023 tổng kết việc thả cá", "period within 2023-12-31" },
        { SENTENCE, "Tháng 6/2022 khảo sát, tháng 7/2022 công bố giá vé",
          "period within 2022-06-30 | period within 2022-07-31" },
        { SENTENCE, "lắp chuông báo trong Q.III/2022", "period within 2022-09-30" },
        { FIELD, "Q3/2022", "period within 2022-09-30" },
        { FIELD, "Quý III & IV/2022", "period within 2022-12-31" },
        { FIELD, "Tháng 6, 7", "period within 2022-07-31" },
        { SENTENCE, "mở lớp trong tháng 6 và 12 buổi nói chuyện", "period within 2022-06-30" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_recurring (void) {
    static const Case cases[] = {
        { SENTENCE, "báo cáo sản lượng muối trước 30/11 hằng năm",
          "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30" },
        { SENTENCE, "Định kỳ hằng quý thống kê, báo cáo số tàu cập bến", "recurring FREQ=MONTHLY;INTERVAL=3" },
        { FIELD, "định kỳ hằng quý", "recurring FREQ=MONTHLY;INTERVAL=3" },
        { SENTENCE, "Các khoa gửi phiếu khám về Phòng Điều dưỡng trước ngày 12 hằng tháng, theo mẫu",
          "recurring before FREQ=MONTHLY;BYMONTHDAY=12" },
        { SENTENCE, "Định kỳ sơ kết, tổng kết, nhân rộng vườn thuốc nam", "recurring" },
        { SENTENCE, "chấm công, tính giờ dạy, định kỳ báo cáo Hiệu trưởng", "recurring" },
        { SENTENCE, "Tổ chức kiểm tra định kỳ thang máy bệnh viện", "" },
        { FIELD, "định kỳ", "recurring" },
        { FIELD, "Hàng năm", "recurring FREQ=YEARLY" },
        { FIELD, "Hằng tháng, quý", "recurring FREQ=MONTHLY | recurring FREQ=MONTHLY;INTERVAL=3" },
        { SENTENCE, "Hàng năm, chủ động xây dựng lịch tiêm vắc-xin", "recurring FREQ=YEARLY" },
        { SENTENCE, "báo cáo hằng năm gửi Sở Tư pháp", "recurring FREQ=YEARLY" },
        { SENTENCE, "Chủ trì xây dựng kế hoạch hằng năm cấp phát áo ấm", "" },
        { SENTENCE, "đưa vào nội dung đánh giá, xếp hạng khách sạn hàng năm", "" },
        { SENTENCE, "tham mưu đánh giá, xếp loại cuối năm", "" },
        { SENTENCE, "các chỉ tiêu, kế hoạch 10 năm và hằng năm của bệnh viện", "" },
        { SENTENCE, "dành ngân sách hằng năm và từ quỹ khuyến học", "" },
        { FIELD, "Thường xuyên; định kỳ hàng năm báo cáo Hội đồng trường số sách mới trước ngày 15/5",
          "continuous | recurring before FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=15" },
        { SENTENCE, "Các bệnh viện định kỳ hàng năm (trước ngày 25/3) hoặc đột xuất báo cáo ngân hàng máu",
          "recurring before FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25" },
        { SENTENCE, "tổng hợp báo cáo trước 01/6 và 01/12 hằng năm",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1" },
        { SENTENCE, "gửi báo cáo trước ngày 05 của tháng liền kề", "recurring before FREQ=MONTHLY;BYMONTHDAY=5" },
        { SENTENCE, "báo cáo trước ngày 20 của tháng cuối quý",
          "recurring before FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20" },
        { SENTENCE, "Định kỳ hằng tuần, trước 10 giờ 00 ngày thứ Ba, chủ rừng nộp sổ tuần tra",
          "recurring before FREQ=WEEKLY;BYDAY=TU;BYHOUR=10" },
        { FIELD, "trước 16 giờ thứ Sáu hằng tuần", "recurring before FREQ=WEEKLY;BYDAY=FR;BYHOUR=16" },
        { SENTENCE,
          "Định kỳ 3 tháng, hàng năm, giữa nhiệm kỳ, Hội trường tổ chức bình bầu; sơ kết 2 năm, kết thúc nhiệm kỳ tổng kết phong trào",
          "recurring FREQ=MONTHLY;INTERVAL=3 | recurring FREQ=YEARLY | recurring | recurring FREQ=YEARLY;INTERVAL=2 | "
          "conditional" },
        { FIELD, "6 tháng/lần", "recurring FREQ=MONTHLY;INTERVAL=6" },
        { SENTENCE, "kiểm tra 02 năm một lần", "recurring FREQ=YEARLY;INTERVAL=2" },
        { FIELD, "Quý IV hằng năm", "recurring within FREQ=YEARLY;BYMONTH=12" },
        { SENTENCE, "Định kỳ hằng tháng, trước ngày 25, gửi báo cáo", "recurring before FREQ=MONTHLY;BYMONTHDAY=25" },
        { SENTENCE, "trước ngày 15 tháng 6 và 15 tháng 12 hằng năm để tổng hợp",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15" },
        { SENTENCE, "báo cáo định kỳ 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10" },
        { SENTENCE, "Định kỳ hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng, năm báo cáo",
          "recurring before FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20 | recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { SENTENCE, "ngày 15 và ngày 30 hằng tháng báo cáo",
          "recurring on FREQ=MONTHLY;BYMONTHDAY=15 | recurring on FREQ=MONTHLY;BYMONTHDAY=30" },
        { SENTENCE, "báo cáo về Ban Chỉ huy trước 16 giờ hằng ngày", "recurring before FREQ=DAILY;BYHOUR=16" },
        { SENTENCE, "báo cáo trước 06h00 và 16h00 hằng ngày",
          "recurring before FREQ=DAILY;BYHOUR=6 | recurring before FREQ=DAILY;BYHOUR=16" },
        { FIELD, "Tháng 6, tháng 12 hằng năm",
          "recurring within FREQ=YEARLY;BYMONTH=6 | recurring within FREQ=YEARLY;BYMONTH=12" },
        { FIELD, "6 tháng, năm", "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { FIELD, "01 lần/năm", "recurring FREQ=YEARLY" },
        { SENTENCE, "công khai kết quả hằng tuần trên phương tiện thông tin", "recurring FREQ=WEEKLY" },
        { SENTENCE, "Xây dựng chuyên mục “Mỗi tuần một cuốn sách”", "" },
        { SENTENCE, "bố trí kinh phí sự nghiệp hằng năm theo khả năng cân đối", "" },
        { SENTENCE, "lập sổ theo dõi; 6 tháng, một năm báo cáo kết quả với Chi bộ",
          "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { SENTENCE, "thời gian nuôi là 6 tháng, một năm báo hiệu vụ mới", "" },
        { FIELD, "02 lần/năm", "recurring FREQ=MONTHLY;INTERVAL=6" },
        { SENTENCE, "mỗi năm tổ chức ít nhất 02 lần diễn tập", "recurring FREQ=MONTHLY;INTERVAL=6" },
        { SENTENCE, "mỗi năm mở 02 lớp", "recurring FREQ=YEARLY" },
        { SENTENCE, "gửi số liệu trước ngày 15/6 (kỳ đầu) và trước ngày 15/12 (kỳ sau) hằng năm",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15" },
        { SENTENCE, "báo cáo quý trước ngày 15 tháng cuối quý; báo cáo năm gửi về Sở trước ngày 05/12",
          "recurring before FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5" },
        { SENTENCE, "quyết toán thẻ thư viện trước ngày 15 tháng 01 của năm sau",
          "recurring before FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15" },
        { SENTENCE, "gửi trước ngày 5 của tháng đầu tiên quý kế tiếp",
          "recurring before FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5" },
        { SENTENCE, "nộp sổ kho trước ngày 12 của tháng thứ hai quý sau",
          "recurring before FREQ=YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=12" },
        { SENTENCE, "họp giao ban thủy lợi vào tháng đầu quý", "recurring FREQ=YEARLY;BYMONTH=1,4,7,10" },
        { FIELD, "Tháng cuối mỗi quý", "recurring FREQ=MONTHLY;INTERVAL=3" },
        { SENTENCE, "rà lại tháng đầu quý II năm 2022 các điểm cháy", "" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_others (void) {
    static const Case cases[] = {
        { FIELD, "Thường xuyên.", "continuous" },
        { FIELD, "Liên tục", "continuous" },
        { FIELD, "Thường xuyên trong năm", "continuous" },
        { FIELD, "liên tục từ năm 2028", "continuous | period from 2028-01-01" },
        { FIELD, "2025 và những năm tiếp theo", "continuous | period from 2025-01-01" },
        { FIELD, "Thường xuyên khi có yêu cầu", "continuous | conditional" },
        { SENTENCE, "Thường xuyên quét dọn, tưới nước, bón phân", "" },
        { SENTENCE, "Đôn đốc các xã (thường xuyên).", "continuous" },
        { SENTENCE, "Giữ nhịp trao đổi cởi mở, thường xuyên, bổ ích giữa các câu lạc bộ", "" },
        { FIELD, "Sau khi có định mức, đơn giá của các hãng, nhà máy nước ngoài.", "conditional after" },
        { FIELD, "Theo hướng dẫn của Trung ương", "conditional" },
        { FIELD, "Ngay khi có văn bản chỉ đạo", "conditional" },
        { FIELD, "Theo quy định", "" },
        { FIELD, "theo Điều 17 Nghị định số 30/2020/NĐ-CP", "" },
        { SENTENCE, "báo cáo khi có yêu cầu", "" },
        { SENTENCE, "Tạm dừng cho đến khi có kết luận của cơ quan có thẩm quyền", "" },
        { SENTENCE, "ban hành kế hoạch trong 15 ngày kể từ ngày ban hành Kế hoạch này",
          "relative within 2022-06-04 issue" },
        { FIELD, "Trong 15 ngày kể từ ngày ký", "relative within 2022-06-04 sign" },
        { SENTENCE, "có văn bản trả lời chậm nhất 05 ngày kể từ ngày nhận được đề nghị", "relative by receipt" },
        { SENTENCE, "tổng kết sau 03 tháng kể từ khi có hướng dẫn", "relative after event" },
        { FIELD, "10 ngày trước khi khai mạc", "relative before event" },
        { SENTENCE, "Quá 90 ngày kể từ ngày Giấy mượn có chữ ký mà không trả sách", "" },
        { SENTENCE, "Thực hiện thường xuyên, liên tục.", "continuous" },
        { FIELD, "Sau kỳ họp Hội đồng nhân dân", "conditional after" },
        { FIELD, "Không quá 15 ngày", "relative by" },
        { SENTENCE, "gửi tài liệu chậm nhất 03 ngày trước ngày họp", "relative before event" },
        { SENTENCE, "Trong vòng 10 ngày sau khi kết thúc quý, báo cáo kết quả", "relative within event" },
        { SENTENCE, "trực 24/24 giờ từ ngày 01/6/2022 đến hết ngày 30/6/2022", "date within 2022-06-30" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_none (void) {
    static const Case cases[] = {
        { SENTENCE, "Thực hiện Kế hoạch số 77/KH-UBND ngày 21/3/2026 của Hội Khuyến học tỉnh", "" },
        { SENTENCE, "theo Nghị định số 71/2019/NĐ-CP ngày 03/6/2019 và Nghị định số 118/2019/NĐ-CP ngày 12/9/2019.",
          "" },
        { SENTENCE, "Triển khai kế hoạch năm 2022 của ngành", "" },
        { SENTENCE, "Năm 2027 là năm của bản đồ số.", "" },
        { SENTENCE, "vẽ lại Quy hoạch cây xanh thời kỳ 2025 - 2035, tầm nhìn đến năm 2060", "" },
        { SENTENCE, "doanh thu nhạc số giai đoạn 2024 - 2032, có xét đến năm 2040", "" },
        { SENTENCE, "mạng lưới phòng xạ trị đến năm 2032 và có tính đến năm 2042", "" },
        { SENTENCE, "lập lịch tuần, tháng đến hết năm 2026, theo sát công trường", "" },
        { SENTENCE, "đến năm 2030 có ít nhất 05 nhà hát", "" },
        { SENTENCE, "Phấn đấu đến năm 2025 đạt 80 %", "" },
        { SENTENCE, "Kế hoạch thực hiện từ khi ban hành đến hết năm 2030", "" },
        { SENTENCE, "số liệu tính đến ngày 31/12/2022", "" },
        { SENTENCE, "Thẻ bạn đọc có hiệu lực từ ngày 05/9/2025", "" },
        { SENTENCE, "rà soát các dự án được chấp thuận trước ngày 01/7/2021", "" },
        { SENTENCE, "tỷ lệ 59/76 hộ, quy hoạch chi tiết 1/500, trực 24/24", "" },
        { SENTENCE, "Chỉ tiêu năm 2022 và nhiệm vụ năm 2023", "" },
        { HEADING, "II. NHIỆM VỤ TRỌNG TÂM NĂM 2022", "" },
        { HEADING, "Các phần việc hoàn thành trước ngày 28/6/2022:", "date before 2022-06-28" },
        { SENTENCE, "", "" },
        { SENTENCE, "Phấn đấu đến 31/12/2022 giải ngân đạt 95% kế hoạch vốn", "" },
        { SENTENCE, "kết quả thực hiện 6 tháng đầu năm 2022", "" },
        { SENTENCE, "kể từ ngày 01/7/2022, các đơn vị gửi nhận văn bản điện tử", "" },
        { HEADING, "Nhiệm vụ trọng tâm quý III năm 2022", "" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

/* The same times in forms that clerks also write, and beside what is none. */
static void
test_written_otherwise (void) {
    static const Case cases[] = {
        { SENTENCE, "phun thuốc muỗi trong các ngày 23, 24/7/2022", "date within 2022-07-24" },
        { FIELD, "hai ngày 23 và 24/7/2022", "date within 2022-07-24" },
        { FIELD, "trong hai ngày 23 - 24/7/2022", "date within 2022-07-24" },
        { SENTENCE, "nộp ảnh dự thi trước ngày 15/tháng 8/2022", "date before 2022-08-15" },
        { SENTENCE, "nộp ảnh dự thi trước ngày 15/8/22", "date before 2022-08-15" },
        { SENTENCE, "theo biên bản 15/30/22 của tổ hòa giải", "" },
        { SENTENCE, "gửi ảnh trước 10 giờ thứ Sáu (ngày 19/8/2022)", "date before 2022-08-19T10:00" },
        { SENTENCE, "gửi ảnh chậm nhất là 17 giờ 00 phút ngày 19/8/2022", "date by 2022-08-19T17:00" },
        { SENTENCE, "gửi ảnh chậm nhất 17 giờ ngày 19/8/2022", "date by 2022-08-19T17:00" },
        { SENTENCE, "treo cờ trước dịp lễ 02/9/2022", "date before 2022-09-02" },
        { SENTENCE, "bàn giao lò đốt rác trước khi kết thúc tháng 8/2022", "period before 2022-08-31" },
        { FIELD, "trước khi hết năm 2022", "period before 2022-12-31" },
        { FIELD, "Trước mùa cạn năm 2022", "period within 2022-12-31" },
        { SENTENCE, "lắp biển báo, hoàn thành trong năm.", "period within 2022-12-31" },
        { SENTENCE, "lắp biển báo, xong trong tháng", "period within 2022-05-31" },
        { HEADING, "Việc phải hoàn thành trong năm 2022", "period within 2022-12-31" },
        { HEADING, "Trọng tâm trong năm 2022", "" },
        { FIELD, "trong hai năm 2022-2023", "period within 2023-12-31" },
        { FIELD, "Trong 02 năm 2022 và 2023", "period within 2023-12-31" },
        { FIELD, "Quý III + IV/2022", "period within 2022-12-31" },
        { FIELD, "Tháng ll năm 2022", "period within 2022-11-30" },
        { SENTENCE, "Trong ngày 27/5/2022, Trạm Y tế xã phun thuốc muỗi.", "date within 2022-05-27" },
        { SENTENCE, "phun thuốc muỗi, ngay trong ngày 27/5/2022.", "date within 2022-05-27" },
        { SENTENCE, "phun thuốc muỗi, cuối quý III/2022.", "period within 2022-09-30" },
        { SENTENCE, "phun thuốc muỗi, đến hết tháng 8/2022.", "period by 2022-08-31" },
        { SENTENCE, "phun thuốc muỗi (8/2022).", "period within 2022-08-31" },
        { SENTENCE, "gửi đề xuất về Sở Nội vụ cuối quý III/2022", "period within 2022-09-30" },
        { SENTENCE, "thả cá, xong từ nay đến cuối năm.", "period by 2022-12-31" },
        { SENTENCE, "thả cá trước hết quý III/2022", "period before 2022-09-30" },
        { SENTENCE, "thả cá, xong trong buổi sáng ngày 12/8/2022.", "date within 2022-08-12" },
        { SENTENCE, "thả cá trước 12 giờ trưa ngày 12/8/2022", "date before 2022-08-12T12:00" },
        { SENTENCE, "thả cá trong quí III/2022", "period within 2022-09-30" },
        { SENTENCE, "thả cá trong 2 tháng 8 và 9/2022", "period within 2022-09-30" },
        { SENTENCE, "thả cá, hoàn thành trong cả năm 2022", "period within 2022-12-31" },
        { SENTENCE, "bàn giao cống vào lúc 8 giờ ngày 12/8/2022", "date on 2022-08-12T08:00" },
        { SENTENCE, "thả cá trong 03 ngày, từ ngày 12/8 đến ngày 14/8/2022", "date within 2022-08-14" },
        { FIELD, "Trong 03 ngày (từ 12/8 đến 14/8/2022)", "date within 2022-08-14" },
        { SENTENCE, "triển khai thí điểm từ tháng 6/2022, thả cá trong quý IV/2022",
          "period from 2022-06-01 | period within 2022-12-31" },
        { SENTENCE, "thả cá trong các ngày từ 07 đến 10/10/2022", "date within 2022-10-10" },
        { SENTENCE, "thả cá trước ngày tựu trường 29/8/2022", "date before 2022-08-29" },
        { SENTENCE, "thả cá, xong trong 15 ngày đầu tháng 10/2022", "period within 2022-10-15" },
        { SENTENCE, "trả lời không quá 30 phút kể từ khi nhận tin báo", "relative by receipt" },
        { FIELD, "Cả năm", "period within 2022-12-31" },
        { SENTENCE, "xử lý dứt điểm, hoàn thành không quá 10 ngày.", "relative by" },
        { SENTENCE, "thời gian nghỉ phép không quá 10 ngày.", "" },
        { SENTENCE, "chốt danh sách, hoàn thành trước khi bắt đầu vụ gặt.", "conditional" },
        { SENTENCE, "trình Hội đồng nhân dân xã trước kỳ họp giữa năm.", "conditional" },
    };
    static const Case repeated[] = {
        { SENTENCE, "hằng ngày, trước 17 giờ báo cáo mực nước", "recurring before FREQ=DAILY;BYHOUR=17" },
        { SENTENCE, "báo cáo mực nước trước ngày 25 của tháng báo cáo", "recurring before FREQ=MONTHLY;BYMONTHDAY=25" },
        { SENTENCE, "báo cáo mực nước chậm nhất vào ngày 25 của tháng.", "recurring by FREQ=MONTHLY;BYMONTHDAY=25" },
        { SENTENCE, "báo cáo mực nước trước ngày 20/11 của năm.",
          "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20" },
        { SENTENCE, "Hằng năm, các tổ báo cáo mực nước (qua Văn phòng) trước ngày 20/11.",
          "recurring before FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20" },
        { SENTENCE, "nộp sổ trước ngày cuối cùng của tháng", "recurring before FREQ=MONTHLY;BYMONTHDAY=-1" },
        { SENTENCE, "báo cáo mực nước hằng quý, 6 tháng, năm.",
          "recurring FREQ=MONTHLY;INTERVAL=3 | recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { SENTENCE, "báo cáo mực nước mỗi 06 tháng", "recurring FREQ=MONTHLY;INTERVAL=6" },
        { SENTENCE, "báo cáo mực nước 6 tháng và hằng năm.",
          "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { FIELD, "03 tháng một lần", "recurring FREQ=MONTHLY;INTERVAL=3" },
        { FIELD, "Mỗi tháng 01 lần", "recurring FREQ=MONTHLY" },
        { SENTENCE, "báo cáo trước ngày 10/6 (6 tháng) và trước ngày 10/12 (năm)",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10" },
        { FIELD, "Trước 20 hằng tháng", "recurring before FREQ=MONTHLY;BYMONTHDAY=20" },
        { FIELD, "Tháng 3, 6, 9, 12 hằng năm", "recurring within FREQ=YEARLY;BYMONTH=3,6,9,12" },
        { SENTENCE, "báo cáo định kỳ hằng quý trước ngày 10 tháng đầu quý sau",
          "recurring before FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10" },
        { FIELD, "6 tháng, 1 năm", "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { FIELD, "6 tháng và hằng năm", "recurring FREQ=MONTHLY;INTERVAL=6 | recurring FREQ=YEARLY" },
        { SENTENCE, "báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 10/12",
          "recurring before FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 | recurring before FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10" },
        { SENTENCE, "báo cáo kết quả Ủy ban nhân dân huyện định kỳ hoặc đột xuất.", "recurring" },
        { SENTENCE, "Định kỳ, các trạm bơm tổng hợp mực nước.", "recurring" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
    check_cases (repeated, G_N_ELEMENTS (repeated));
}

static void
test_impossible (void) {
    const char *text = "Hoàn thành trước ngày 31/02/2023.";
    g_autoptr (FileRecords) records = file_records_new ();
    g_autoptr (GPtrArray) found
        = deadlines_read_text (lexicon, records, text, (Span){ 0, strlen (text) }, SENTENCE, PARTIAL_DATE_NONE, 0);
    g_assert_cmpuint (found->len, ==, 1);
    g_assert_cmpint (((Deadline *)g_ptr_array_index (found, 0))->due.year, ==, 0);
    g_assert_cmpuint (records->warnings->len, ==, 1);
    g_assert_cmpstr (((RecordWarning *)g_ptr_array_index (records->warnings, 0))->code, ==, "date-impossible");
}

/* The printed text: one piece, or rhythm and day apart. */
/* A time that is a clause of its own, a part of each year beside the rhythm, what is on a list. */
static void
test_clauses (void) {
    static const Case cases[] = {
        { SENTENCE, "Ban hành quy chế (Vụ A chủ trì; Vụ B phối hợp; quý III/2022).", "period within 2022-09-30" },
        { SENTENCE, "Nâng cấp 30 trạm bơm, giai đoạn 2022 - 2023.", "period within 2023-12-31" },
        { SENTENCE, "Xây dựng đề án nâng cấp trạm bơm, giai đoạn 2022 - 2023.", "" },
        { SENTENCE, "Nâng cấp 30 trạm bơm giai đoạn 2022 - 2023.", "" },
        { SENTENCE, "Hằng năm, vào quý IV, Quỹ công bố danh mục.", "recurring within FREQ=YEARLY;BYMONTH=12" },
        { SENTENCE, "Hằng năm, trong tháng 11, Sở tổng kết.", "recurring within FREQ=YEARLY;BYMONTH=11" },
        { SENTENCE, "Lập lại tiến độ giải ngân chi tiết theo từng tuần của từng dự án.", "" },
        { SENTENCE, "Báo cáo theo từng tuần.", "recurring FREQ=WEEKLY" },
        { SENTENCE, "Lập danh sách hộ thiếu nước sinh hoạt trước ngày 15/6/2022.", "date before 2022-06-15" },
        { SENTENCE, "Rà soát danh sách đảng viên kết nạp trước ngày 15/6/2022.", "" },
    };
    check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_printed (void) {
    const char *text = "định kỳ hàng năm báo cáo huyện trước ngày 30/11.";
    g_autoptr (GPtrArray) found = deadlines_read_text (lexicon, NULL, text, (Span){ 0, strlen (text) }, FIELD,
                                                       partial_date_day (2022, 5, 20), 0);
    g_assert_cmpuint (found->len, ==, 1);
    g_assert_cmpstr (((Deadline *)g_ptr_array_index (found, 0))->text, ==, "định kỳ hàng năm trước ngày 30/11");
}

static void
test_long_input (void) {
    GString *text = g_string_new (NULL);
    for (int i = 0; i < 20000; i++)
        g_string_append (text, "trước ngày 30/6/2022 định kỳ hằng năm sau 3 tháng kể từ ");
    g_autoptr (GPtrArray) found
        = deadlines_read_text (lexicon, NULL, text->str, (Span){ 0, text->len }, FIELD, PARTIAL_DATE_NONE, 0);
    g_assert_cmpuint (found->len, >, 0);
    g_string_free (text, TRUE);
}

int
main (int argc, char **argv) {
    g_autoptr (GError) error = NULL;
    g_test_init (&argc, &argv, NULL);
    lexicon = lexicon_load (NULL, &error);
    g_assert_no_error (error);
    g_test_add_func ("/extract/dates/first", test_first_date);
    g_test_add_func ("/extract/deadlines/dates", test_dates);
    g_test_add_func ("/extract/deadlines/further", test_further);
    g_test_add_func ("/extract/deadlines/periods", test_periods);
    g_test_add_func ("/extract/deadlines/recurring", test_recurring);
    g_test_add_func ("/extract/deadlines/others", test_others);
    g_test_add_func ("/extract/deadlines/none", test_none);
    g_test_add_func ("/extract/deadlines/written-otherwise", test_written_otherwise);
    g_test_add_func ("/extract/deadlines/impossible", test_impossible);
    g_test_add_func ("/extract/deadlines/clauses", test_clauses);
    g_test_add_func ("/extract/deadlines/printed", test_printed);
    g_test_add_func ("/extract/deadlines/long-input", test_long_input);
    int status = g_test_run ();
    lexicon_free (lexicon);
    return status;
}
