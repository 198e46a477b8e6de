<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/compliance.xsl - the report on how directives are carried out: scope, results, shortcomings, what comes next, proposals,
     and an annex that lists every item.
     Used by:     each form, as FORM/compliance.xsl.
     Source:      the outline of a report on results and the four cells of BC 1270/BC-TCTTTg (done on time, done late, open in
                  term, open overdue). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <!-- The headings, which are the bookmarks of the PDF as well. -->
  <xsl:variable name="heading-scope" select="'I. PHẠM VI VÀ THỜI ĐIỂM CHỐT SỐ LIỆU'"/>
  <xsl:variable name="heading-results" select="'II. KẾT QUẢ THỰC HIỆN'"/>
  <xsl:variable name="heading-overall" select="'1. Kết quả chung'"/>
  <xsl:variable name="heading-by-body" select="'2. Kết quả theo cơ quan, đơn vị chủ trì'"/>
  <xsl:variable name="heading-shortcomings" select="'III. TỒN TẠI, HẠN CHẾ'"/>
  <xsl:variable name="heading-overdue" select="'1. Nhiệm vụ quá hạn chưa hoàn thành'"/>
  <xsl:variable name="heading-undated" select="'2. Nhiệm vụ thường xuyên, chờ điều kiện, chưa có thời hạn'"/>
  <xsl:variable name="heading-quality" select="'3. Chất lượng số liệu theo dõi'"/>
  <xsl:variable name="heading-next" select="'IV. NHIỆM VỤ ĐẾN HẠN TRONG THỜI GIAN TỚI'"/>
  <xsl:variable name="heading-proposals" select="'V. KIẾN NGHỊ, ĐỀ XUẤT'"/>

  <!-- The numbers of the tables: some stand only where there is something to say. -->
  <xsl:variable name="table-bodies" select="2 + $comparison-tables"/>
  <xsl:variable name="table-overdue" select="$table-bodies + count(/report/overdue/item[1])"/>
  <xsl:variable name="table-waiting" select="$table-overdue + count(/report/waiting/item[1])"/>
  <xsl:variable name="table-next" select="$table-waiting + count(/report/next/item[1])"/>

  <xsl:template name="bookmarks">
    <fo:bookmark-tree>
      <xsl:call-template name="bookmark"><xsl:with-param name="id">scope</xsl:with-param><xsl:with-param name="title" select="$heading-scope"/></xsl:call-template>
      <fo:bookmark internal-destination="results">
        <fo:bookmark-title><xsl:value-of select="$heading-results"/></fo:bookmark-title>
        <xsl:call-template name="bookmark"><xsl:with-param name="id">overall</xsl:with-param><xsl:with-param name="title" select="$heading-overall"/></xsl:call-template>
        <xsl:if test="totals/@total &gt; 0">
          <xsl:call-template name="bookmark"><xsl:with-param name="id">by-body</xsl:with-param><xsl:with-param name="title" select="$heading-by-body"/></xsl:call-template>
        </xsl:if>
      </fo:bookmark>
      <fo:bookmark internal-destination="shortcomings">
        <fo:bookmark-title><xsl:value-of select="$heading-shortcomings"/></fo:bookmark-title>
        <xsl:call-template name="bookmark"><xsl:with-param name="id">overdue</xsl:with-param><xsl:with-param name="title" select="$heading-overdue"/></xsl:call-template>
        <xsl:call-template name="bookmark"><xsl:with-param name="id">undated</xsl:with-param><xsl:with-param name="title" select="$heading-undated"/></xsl:call-template>
        <xsl:call-template name="bookmark"><xsl:with-param name="id">quality</xsl:with-param><xsl:with-param name="title" select="$heading-quality"/></xsl:call-template>
      </fo:bookmark>
      <xsl:call-template name="bookmark"><xsl:with-param name="id">next</xsl:with-param><xsl:with-param name="title" select="$heading-next"/></xsl:call-template>
      <xsl:if test="proposals/proposal">
        <xsl:call-template name="bookmark"><xsl:with-param name="id">proposals</xsl:with-param><xsl:with-param name="title" select="$heading-proposals"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="$has-appendix">
        <xsl:call-template name="bookmark"><xsl:with-param name="id">appendix</xsl:with-param><xsl:with-param name="title">Phụ lục</xsl:with-param></xsl:call-template>
      </xsl:if>
    </fo:bookmark-tree>
  </xsl:template>

  <!-- ==== the body ==== -->
  <xsl:template name="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Thực hiện nhiệm vụ theo dõi, đôn đốc việc thực hiện </xsl:text>
      <xsl:choose>
        <xsl:when test="count(directives/directive) = 1">
          <xsl:for-each select="directives/directive"><xsl:call-template name="citation"/></xsl:for-each>
        </xsl:when>
        <xsl:otherwise>các văn bản chỉ đạo</xsl:otherwise>
      </xsl:choose>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="office-name"/>
      <xsl:text> báo cáo kết quả tính đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="as-of/@text"/>
      <xsl:text>, như sau:</xsl:text>
    </fo:block>
    <xsl:call-template name="scope"/>
    <xsl:call-template name="results"/>
    <xsl:call-template name="shortcomings"/>
    <xsl:call-template name="next"/>
    <xsl:call-template name="proposals"/>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:text>Trên đây là báo cáo </xsl:text>
      <xsl:call-template name="subject"/>
      <xsl:text>, tính đến ngày&#160;</xsl:text>
      <xsl:value-of select="as-of/@text"/>
      <xsl:value-of select="$end-of-body"/>
    </fo:block>
  </xsl:template>

  <!-- Only what the office has written itself. -->
  <xsl:template name="proposals">
    <xsl:if test="proposals/proposal">
      <xsl:call-template name="section"><xsl:with-param name="id">proposals</xsl:with-param><xsl:with-param name="text" select="$heading-proposals"/></xsl:call-template>
      <xsl:for-each select="proposals/proposal">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:if test="last() &gt; 1"><xsl:value-of select="position()"/>. </xsl:if>
          <xsl:value-of select="."/>
          <xsl:if test="not(contains('.;!?', substring(., string-length(.))))">.</xsl:if>
        </fo:block>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- What the report is about, for the subject and the closing sentence; up to when, for the line below the subject. -->
  <xsl:template name="subject">
    <xsl:text>kết quả thực hiện </xsl:text>
    <xsl:choose>
      <xsl:when test="count(directives/directive) = 1">
        <xsl:for-each select="directives/directive"><xsl:call-template name="citation-short"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise>các nhiệm vụ được giao tại các văn bản chỉ đạo</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="scope">
    <xsl:call-template name="section"><xsl:with-param name="id">scope</xsl:with-param><xsl:with-param name="text" select="$heading-scope"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>1. Văn bản được theo dõi: </xsl:text>
      <xsl:choose>
        <xsl:when test="directives/@count = 0">chưa có văn bản giao nhiệm vụ.</xsl:when>
        <xsl:when test="directives/@count = 1">
          <xsl:for-each select="directives/directive">
            <xsl:call-template name="citation-short"/>
            <xsl:call-template name="carried-out"/>
            <xsl:call-template name="items-of"/>
            <xsl:text>.</xsl:text>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="directives/@count"/></xsl:call-template>
          <xsl:text> văn bản</xsl:text>
          <xsl:choose>
            <xsl:when test="directives/@count &lt;= $directives-listed">, gồm:</xsl:when>
            <xsl:otherwise>, nêu tại Phụ lục kèm theo.</xsl:otherwise>
          </xsl:choose>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:if test="directives/@count &gt; 1 and directives/@count &lt;= $directives-listed">
      <xsl:for-each select="directives/directive">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>- </xsl:text>
          <xsl:call-template name="citation"/>
          <xsl:call-template name="carried-out"/>
          <xsl:call-template name="items-of"/>
          <xsl:choose>
            <xsl:when test="position() = last()">.</xsl:when>
            <xsl:otherwise>;</xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </xsl:for-each>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>2. Thời điểm chốt số liệu: hết ngày&#160;</xsl:text>
      <xsl:value-of select="as-of/@text"/>
      <xsl:if test="as-known-on">, theo số liệu đã cập nhật đến hết ngày&#160;<xsl:value-of select="as-known-on/@text"/></xsl:if>
      <xsl:text>. Quy tắc tính: </xsl:text>
      <xsl:call-template name="rules-of-counting"/>
      <xsl:text>.</xsl:text>
    </fo:block>
  </xsl:template>

  <xsl:template name="results">
    <xsl:call-template name="section"><xsl:with-param name="id">results</xsl:with-param><xsl:with-param name="text" select="$heading-results"/></xsl:call-template>
    <xsl:call-template name="subsection"><xsl:with-param name="id">overall</xsl:with-param><xsl:with-param name="text" select="$heading-overall"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="totals/@total = 0">
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào được ghi nhận trong phạm vi báo cáo.</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="overall"/>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 1. Tổng hợp tình trạng thực hiện nhiệm vụ (đến hết ngày&#160;<xsl:value-of select="as-of/@text"/>)</xsl:with-param></xsl:call-template>
        <xsl:call-template name="totals-table"/>
        <xsl:call-template name="totals-chart"/>
        <xsl:call-template name="rates"/>
        <xsl:call-template name="comparison"><xsl:with-param name="caption">Bảng 2. So sánh với kỳ trước</xsl:with-param></xsl:call-template>
        <xsl:call-template name="changes"><xsl:with-param name="table">3</xsl:with-param></xsl:call-template>
        <xsl:call-template name="subsection"><xsl:with-param name="id">by-body</xsl:with-param><xsl:with-param name="text" select="$heading-by-body"/></xsl:call-template>
        <xsl:call-template name="by-body"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="by-body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Có </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count(bodies/body[@name])"/></xsl:call-template>
      <xsl:text> cơ quan, đơn vị chủ trì. Nhiệm vụ giao cho nhiều cơ quan cùng chủ trì được tính một lượt cho mỗi cơ quan: </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
      <xsl:text> nhiệm vụ, </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="bodies/sum/@total"/></xsl:call-template>
      <xsl:text> lượt giao. Cơ quan, đơn vị có nhiều nhiệm vụ quá hạn chưa hoàn thành nêu trước.</xsl:text>
    </fo:block>
    <xsl:call-template name="caption"><xsl:with-param name="text">Bảng <xsl:value-of select="$table-bodies"/>. Kết quả theo cơ quan, đơn vị chủ trì (số lượt giao)</xsl:with-param></xsl:call-template>
    <xsl:call-template name="bodies-table"/>
    <xsl:call-template name="bodies-chart"/>
  </xsl:template>

  <xsl:template name="shortcomings">
    <xsl:call-template name="section"><xsl:with-param name="id">shortcomings</xsl:with-param><xsl:with-param name="text" select="$heading-shortcomings"/></xsl:call-template>
    <xsl:call-template name="subsection"><xsl:with-param name="id">overdue</xsl:with-param><xsl:with-param name="text" select="$heading-overdue"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="overdue/item">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Có </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/@items"/></xsl:call-template>
          <xsl:text> nhiệm vụ quá hạn chưa hoàn thành, nhiều nhất </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/item[1]/@days-late"/></xsl:call-template>
          <xsl:text> ngày</xsl:text>
          <xsl:call-template name="rest-in-appendix"><xsl:with-param name="items" select="overdue/@items"/><xsl:with-param name="which">quá hạn lâu nhất</xsl:with-param></xsl:call-template>
          <xsl:text>.</xsl:text>
        </fo:block>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng <xsl:value-of select="$table-overdue"/>. Nhiệm vụ quá hạn chưa hoàn thành</xsl:with-param></xsl:call-template>
        <xsl:call-template name="items-table">
          <xsl:with-param name="items" select="overdue/item[position() &lt;= $items-listed]"/>
          <xsl:with-param name="days-label">Quá hạn (ngày)</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Không có nhiệm vụ quá hạn chưa hoàn thành.</xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="undated"/>
    <xsl:call-template name="quality"/>
  </xsl:template>

  <!-- What no date will ever make late, and for how long it has been so. -->
  <xsl:template name="undated">
    <xsl:call-template name="subsection"><xsl:with-param name="id">undated</xsl:with-param><xsl:with-param name="text" select="$heading-undated"/></xsl:call-template>
    <xsl:if test="continuous/@items = 0 and waiting/@items = 0">
      <xsl:call-template name="paragraph"><xsl:with-param name="text">Không có nhiệm vụ thuộc diện này.</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:if test="continuous/@items &gt; 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Nhiệm vụ thực hiện thường xuyên: </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="continuous/@items"/></xsl:call-template>
        <xsl:text> nhiệm vụ, trong đó </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="continuous/@answered"/></xsl:call-template>
        <xsl:text> nhiệm vụ đã có cập nhật kết quả</xsl:text>
        <xsl:if test="continuous/@oldest-days">; nhiệm vụ giao lâu nhất đã <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="continuous/@oldest-days"/></xsl:call-template> ngày</xsl:if>
        <xsl:text>.</xsl:text>
      </fo:block>
    </xsl:if>
    <xsl:if test="waiting/@items &gt; 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Nhiệm vụ chờ điều kiện, chờ mốc tính thời hạn hoặc chưa xác định được thời hạn: </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="waiting/@items"/></xsl:call-template>
        <xsl:text> nhiệm vụ</xsl:text>
        <xsl:if test="waiting/item[1]/@age-days">, lâu nhất <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="waiting/item[1]/@age-days"/></xsl:call-template> ngày kể từ ngày ban hành văn bản giao</xsl:if>
        <xsl:call-template name="rest-in-appendix"><xsl:with-param name="items" select="waiting/@items"/><xsl:with-param name="which">chờ lâu nhất</xsl:with-param></xsl:call-template>
        <xsl:text>.</xsl:text>
      </fo:block>
      <xsl:call-template name="caption"><xsl:with-param name="text">Bảng <xsl:value-of select="$table-waiting"/>. Nhiệm vụ chờ điều kiện, chưa có thời hạn</xsl:with-param></xsl:call-template>
      <xsl:call-template name="waiting-table"><xsl:with-param name="items" select="waiting/item[position() &lt;= $items-listed]"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- How far the figures can be trusted. -->
  <xsl:template name="quality">
    <xsl:call-template name="subsection"><xsl:with-param name="id">quality</xsl:with-param><xsl:with-param name="text" select="$heading-quality"/></xsl:call-template>
    <xsl:if test="totals/@total = 0">
      <xsl:call-template name="paragraph"><xsl:with-param name="text">Chưa có số liệu để đánh giá.</xsl:with-param></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="quality[/report/totals/@total &gt; 0]">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Nhiệm vụ chưa xác định được thời hạn: </xsl:text>
        <xsl:call-template name="part-of"><xsl:with-param name="part" select="/report/totals/@no-date"/><xsl:with-param name="whole" select="/report/totals/@total"/></xsl:call-template>
        <xsl:call-template name="reasons"><xsl:with-param name="status">no-date</xsl:with-param></xsl:call-template>
        <xsl:text>; nhiệm vụ chờ điều kiện hoặc mốc tính thời hạn: </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="/report/totals/@waiting"/></xsl:call-template>
        <xsl:call-template name="reasons"><xsl:with-param name="status">waiting</xsl:with-param></xsl:call-template>
        <xsl:text>.</xsl:text>
      </fo:block>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Nhiệm vụ đã hoàn thành nhưng chưa có văn bản minh chứng: </xsl:text>
        <xsl:call-template name="part-of"><xsl:with-param name="part" select="@without-evidence"/><xsl:with-param name="whole" select="/report/totals/@done"/></xsl:call-template>
        <xsl:text>.</xsl:text>
      </fo:block>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Nhiệm vụ chưa xác định được cơ quan chủ trì: </xsl:text>
        <xsl:call-template name="part-of"><xsl:with-param name="part" select="@without-body"/><xsl:with-param name="whole" select="/report/totals/@total"/></xsl:call-template>
        <xsl:text>.</xsl:text>
      </fo:block>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>- Thời gian từ ngày hoàn thành đến ngày cập nhật vào sổ theo dõi: </xsl:text>
        <xsl:choose>
          <xsl:when test="@lag-measured &gt; 0">
            <xsl:text>trung vị </xsl:text>
            <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@lag-median"/></xsl:call-template>
            <xsl:text> ngày, dài nhất </xsl:text>
            <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@lag-worst"/></xsl:call-template>
            <xsl:text> ngày (tính trên </xsl:text>
            <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@lag-measured"/></xsl:call-template>
            <xsl:text> nhiệm vụ đã hoàn thành).</xsl:text>
          </xsl:when>
          <xsl:otherwise>chưa có nhiệm vụ hoàn thành để tính.</xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="next">
    <xsl:call-template name="section"><xsl:with-param name="id">next</xsl:with-param><xsl:with-param name="text" select="$heading-next"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Trong </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="next/@within-days"/></xsl:call-template>
      <xsl:text> ngày tới (đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="next/@until-text"/>
      <xsl:text>) </xsl:text>
      <xsl:choose>
        <xsl:when test="next/item">
          <xsl:text>có </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="next/@items"/></xsl:call-template>
          <xsl:text> nhiệm vụ đến hạn, cần tập trung hoàn thành</xsl:text>
          <xsl:call-template name="rest-in-appendix"><xsl:with-param name="items" select="next/@items"/><xsl:with-param name="which">đến hạn sớm nhất</xsl:with-param></xsl:call-template>
          <xsl:text>:</xsl:text>
        </xsl:when>
        <xsl:otherwise>không có nhiệm vụ đến hạn.</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:if test="next/item">
      <xsl:call-template name="caption"><xsl:with-param name="text">
        <xsl:text>Bảng </xsl:text>
        <xsl:value-of select="$table-next"/>
        <xsl:text>. Nhiệm vụ sắp đến hạn</xsl:text>
      </xsl:with-param></xsl:call-template>
      <xsl:call-template name="items-table">
        <xsl:with-param name="items" select="next/item[position() &lt;= $items-listed]"/>
        <xsl:with-param name="days-label">Còn lại (ngày)</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
