<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/compliance.xsl - what the compliance report says, in both forms. The figures come counted from the data; this file
     only words, orders and divides them.
     Used by:     party/compliance.xsl, state/compliance.xsl.
     Not here:    tables (tables.xsl), small words (words.xsl), letterhead and closing (form.xsl of each form).
     Source:      the outline of a report on results and the four cells of BC 1270/BC-TCTTTg (done on time, done late, open in
                  term, open overdue). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="tables.xsl"/>

  <!-- Directives beyond this number are named in the appendix only. -->
  <xsl:variable name="directives-listed" select="10"/>
  <!-- Items beyond this number in the tables of the body (those late the longest, or due the soonest, come first) stand in the
       appendix only, and the text says so. -->
  <xsl:variable name="items-listed" select="200"/>

  <!-- The headings, which are the bookmarks of the PDF as well. -->
  <xsl:variable name="heading-scope">I. PHẠM VI VÀ THỜI ĐIỂM CHỐT SỐ LIỆU</xsl:variable>
  <xsl:variable name="heading-results">II. KẾT QUẢ THỰC HIỆN</xsl:variable>
  <xsl:variable name="heading-overall">1. Kết quả chung</xsl:variable>
  <xsl:variable name="heading-by-body">2. Kết quả theo cơ quan, đơn vị chủ trì</xsl:variable>
  <xsl:variable name="heading-shortcomings">III. TỒN TẠI, HẠN CHẾ</xsl:variable>
  <xsl:variable name="heading-overdue">1. Nhiệm vụ quá hạn chưa hoàn thành</xsl:variable>
  <xsl:variable name="heading-quality">2. Chất lượng số liệu theo dõi</xsl:variable>
  <xsl:variable name="heading-next">IV. NHIỆM VỤ ĐẾN HẠN TRONG THỜI GIAN TỚI</xsl:variable>
  <xsl:variable name="heading-proposals">V. KIẾN NGHỊ, ĐỀ XUẤT</xsl:variable>

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
        <xsl:call-template name="bookmark"><xsl:with-param name="id">quality</xsl:with-param><xsl:with-param name="title" select="$heading-quality"/></xsl:call-template>
      </fo:bookmark>
      <xsl:call-template name="bookmark"><xsl:with-param name="id">next</xsl:with-param><xsl:with-param name="title" select="$heading-next"/></xsl:call-template>
      <xsl:if test="proposals/proposal">
        <xsl:call-template name="bookmark"><xsl:with-param name="id">proposals</xsl:with-param><xsl:with-param name="title" select="$heading-proposals"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="appendix/group/item or appendix/@sliced">
        <xsl:call-template name="bookmark"><xsl:with-param name="id">appendix</xsl:with-param><xsl:with-param name="title">Phụ lục</xsl:with-param></xsl:call-template>
      </xsl:if>
    </fo:bookmark-tree>
  </xsl:template>
  <xsl:template name="bookmark">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <fo:bookmark internal-destination="{$id}"><fo:bookmark-title><xsl:value-of select="$title"/></fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <xsl:template match="/report">
    <fo:root font-family="{$font-family}" language="vi">
      <!-- The role of the root is the title in the PDF's document information. -->
      <xsl:attribute name="role">
        <xsl:text>Báo cáo </xsl:text>
        <xsl:call-template name="subject"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="cut-off"/>
      </xsl:attribute>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="bookmarks"/>
      <fo:page-sequence master-reference="portrait">
        <xsl:call-template name="page-number"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="letterhead"/>
          <xsl:call-template name="type-and-subject">
            <xsl:with-param name="type">BÁO CÁO</xsl:with-param>
            <xsl:with-param name="subject"><xsl:call-template name="subject"/></xsl:with-param>
            <xsl:with-param name="moment"><xsl:call-template name="cut-off"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="addressees"/>
          <xsl:call-template name="body"/>
          <xsl:call-template name="closing"/>
        </fo:flow>
      </fo:page-sequence>
      <xsl:if test="appendix/group/item or appendix/@sliced">
        <fo:page-sequence id="appendix" master-reference="landscape" initial-page-number="1">
          <xsl:call-template name="page-number"/>
          <fo:flow flow-name="xsl-region-body">
            <xsl:call-template name="appendix"/>
          </fo:flow>
        </fo:page-sequence>
      </xsl:if>
    </fo:root>
  </xsl:template>

  <!-- A slice of a long appendix: only rows, which go on in the table that the head of the report has begun (data: appendix/@sliced). -->
  <xsl:template match="/report[appendix/@slice]" priority="1">
    <fo:table-body><xsl:call-template name="appendix-rows"/></fo:table-body>
  </xsl:template>

  <!-- ==== pieces ==== -->

  <!-- A paragraph of the body. -->
  <xsl:template name="paragraph">
    <xsl:param name="text"/>
    <fo:block xsl:use-attribute-sets="paragraph"><xsl:copy-of select="$text"/></fo:block>
  </xsl:template>
  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line-height"/></xsl:attribute>
    <xsl:attribute name="text-align">justify</xsl:attribute>
    <xsl:attribute name="text-indent"><xsl:value-of select="$body-indent"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$body-gap"/></xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="section">
    <xsl:param name="id"/>
    <xsl:param name="text"/>
    <fo:block font-size="{$section-size}" font-weight="bold" line-height="{$body-line-height}" text-align="justify" text-indent="{$body-indent}"
              space-before="{$body-gap}" space-after="{$body-gap}" keep-with-next.within-page="always">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>
  <xsl:template name="subsection">
    <xsl:param name="id"/>
    <xsl:param name="text"/>
    <fo:block font-size="{$body-size}" font-weight="bold" line-height="{$body-line-height}" text-align="justify" text-indent="{$body-indent}"
              space-after="{$body-gap}" keep-with-next.within-page="always">
      <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <xsl:value-of select="$text"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="office-name">
    <xsl:call-template name="or-blank"><xsl:with-param name="text" select="/report/office/name"/></xsl:call-template>
  </xsl:template>

  <!-- The directive at hand in full: `Kế hoạch số 05-KH/ĐU, ngày 10/01/2026 của Đảng ủy xã … triển khai …`. -->
  <xsl:template name="citation">
    <xsl:call-template name="citation-short"/>
    <xsl:if test="@title != ''">
      <xsl:text> </xsl:text>
      <xsl:call-template name="about"><xsl:with-param name="type" select="@type"/><xsl:with-param name="title" select="@title"/></xsl:call-template>
      <xsl:call-template name="first-small"><xsl:with-param name="text" select="@title"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <!-- Without its subject. -->
  <xsl:template name="citation-short">
    <xsl:call-template name="type-name"><xsl:with-param name="type" select="@type"/></xsl:call-template>
    <xsl:if test="@number">
      <xsl:text> số </xsl:text>
      <xsl:call-template name="number-or-blank"/>
    </xsl:if>
    <xsl:if test="@date-text">
      <xsl:value-of select="$before-date"/>
      <xsl:call-template name="dated"><xsl:with-param name="text" select="@date-text"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="@issuer">
      <xsl:text> của </xsl:text>
      <xsl:value-of select="@issuer"/>
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
  <xsl:template name="cut-off">
    <xsl:text>(tính đến ngày&#160;</xsl:text>
    <xsl:value-of select="as-of/@text"/>
    <xsl:text>)</xsl:text>
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
      <xsl:text>. Nhiệm vụ có thời hạn đúng ngày chốt số liệu chưa tính là quá hạn; nhiệm vụ hoàn thành sau thời hạn được tính là đã hoàn thành (quá hạn).</xsl:text>
    </fo:block>
  </xsl:template>

  <!-- `: 09 nhiệm vụ` -->
  <xsl:template name="items-of">
    <xsl:text>: </xsl:text>
    <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@items"/></xsl:call-template>
    <xsl:text> nhiệm vụ</xsl:text>
  </xsl:template>

  <!-- What the directive at hand says it carries out, but for what its subject names already. -->
  <xsl:template name="carried-out">
    <xsl:variable name="superior" select="implements[not(contains(../@title, @number))]"/>
    <xsl:if test="$superior">
      <xsl:text> (thực hiện </xsl:text>
      <xsl:for-each select="$superior">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:text>văn bản số </xsl:text>
        <xsl:call-template name="number-or-blank"/>
        <xsl:if test="@date-text"><xsl:value-of select="$before-date"/><xsl:call-template name="dated"><xsl:with-param name="text" select="@date-text"/></xsl:call-template></xsl:if>
        <xsl:if test="@issuer"> của <xsl:value-of select="@issuer"/></xsl:if>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
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
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 1. Tổng hợp tình trạng thực hiện nhiệm vụ</xsl:with-param></xsl:call-template>
        <xsl:call-template name="totals-table"/>
        <xsl:call-template name="rates"/>
        <xsl:call-template name="subsection"><xsl:with-param name="id">by-body</xsl:with-param><xsl:with-param name="text" select="$heading-by-body"/></xsl:call-template>
        <xsl:call-template name="by-body"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="overall">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Tổng số nhiệm vụ được giao là </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ. Trong đó: đã hoàn thành </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@done"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ (đúng hạn </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@on-time"/></xsl:call-template>
      <xsl:text>, quá hạn </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@late"/></xsl:call-template>
      <xsl:text>); chưa hoàn thành, còn trong hạn </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@in-term"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ; chưa hoàn thành, đã quá hạn </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@overdue"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ. Chi tiết từng nhiệm vụ tại Phụ lục kèm theo.</xsl:text>
    </fo:block>
  </xsl:template>

  <!-- Each share with its formula and its two figures. -->
  <xsl:template name="rates">
    <xsl:for-each select="totals">
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ hoàn thành đúng hạn</xsl:with-param>
        <xsl:with-param name="formula">số hoàn thành đúng hạn chia cho số đã hoàn thành và số quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="part" select="@on-time"/>
        <xsl:with-param name="whole" select="@fell-due"/>
      </xsl:call-template>
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="formula">số quá hạn chưa hoàn thành chia cho số đã hoàn thành và số quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="part" select="@overdue"/>
        <xsl:with-param name="whole" select="@fell-due"/>
      </xsl:call-template>
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ hoàn thành trên số nhiệm vụ còn hiệu lực</xsl:with-param>
        <xsl:with-param name="formula">số đã hoàn thành chia cho tổng số trừ số tạm dừng, hủy</xsl:with-param>
        <xsl:with-param name="part" select="@done"/>
        <xsl:with-param name="whole" select="@total - @suspended - @cancelled"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="rate">
    <xsl:param name="label"/>
    <xsl:param name="formula"/>
    <xsl:param name="part"/>
    <xsl:param name="whole"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>- </xsl:text>
      <xsl:value-of select="$label"/>
      <xsl:text>: </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="percent"><xsl:with-param name="part" select="$part"/><xsl:with-param name="whole" select="$whole"/></xsl:call-template></fo:inline>
      <xsl:text> (</xsl:text>
      <xsl:value-of select="$formula"/>
      <xsl:text>: </xsl:text>
      <xsl:call-template name="count"><xsl:with-param name="number" select="$part"/></xsl:call-template>
      <xsl:text>/</xsl:text>
      <xsl:call-template name="count"><xsl:with-param name="number" select="$whole"/></xsl:call-template>
      <xsl:text>).</xsl:text>
    </fo:block>
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
    <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 2. Kết quả theo cơ quan, đơn vị chủ trì (số lượt giao)</xsl:with-param></xsl:call-template>
    <xsl:call-template name="bodies-table"/>
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
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 3. Nhiệm vụ quá hạn chưa hoàn thành</xsl:with-param></xsl:call-template>
        <xsl:call-template name="items-table">
          <xsl:with-param name="items" select="overdue/item[position() &lt;= $items-listed]"/>
          <xsl:with-param name="days-label">Quá hạn (ngày)</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Không có nhiệm vụ quá hạn chưa hoàn thành.</xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="quality"/>
  </xsl:template>

  <!-- Says so where a table of the body is cut. -->
  <xsl:template name="rest-in-appendix">
    <xsl:param name="items"/>
    <xsl:param name="which"/>
    <xsl:if test="$items &gt; $items-listed">
      <xsl:text>; </xsl:text>
      <xsl:value-of select="$items-listed"/>
      <xsl:text> nhiệm vụ </xsl:text>
      <xsl:value-of select="$which"/>
      <xsl:text> nêu tại bảng dưới đây, các nhiệm vụ còn lại nêu tại Phụ lục</xsl:text>
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

  <!-- `06/47 (12,8%)` -->
  <xsl:template name="part-of">
    <xsl:param name="part"/>
    <xsl:param name="whole"/>
    <xsl:call-template name="count"><xsl:with-param name="number" select="$part"/></xsl:call-template>
    <xsl:text>/</xsl:text>
    <xsl:call-template name="count"><xsl:with-param name="number" select="$whole"/></xsl:call-template>
    <xsl:if test="$whole &gt; 0">
      <xsl:text> (</xsl:text>
      <xsl:call-template name="percent"><xsl:with-param name="part" select="$part"/><xsl:with-param name="whole" select="$whole"/></xsl:call-template>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- `, gồm: văn bản không nêu thời hạn 02; …` -->
  <xsl:template name="reasons">
    <xsl:param name="status"/>
    <xsl:variable name="found" select="/report/reasons/reason[@status = $status and @items &gt; 0]"/>
    <xsl:if test="$found">
      <xsl:text> (</xsl:text>
      <xsl:for-each select="$found">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:call-template name="reason-label"><xsl:with-param name="reason" select="@code"/></xsl:call-template>
        <xsl:text>: </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@items"/></xsl:call-template>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </xsl:if>
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
        <xsl:choose><xsl:when test="overdue/item">4</xsl:when><xsl:otherwise>3</xsl:otherwise></xsl:choose>
        <xsl:text>. Nhiệm vụ sắp đến hạn</xsl:text>
      </xsl:with-param></xsl:call-template>
      <xsl:call-template name="items-table">
        <xsl:with-param name="items" select="next/item[position() &lt;= $items-listed]"/>
        <xsl:with-param name="days-label">Còn lại (ngày)</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
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

  <!-- ==== the appendix ==== -->
  <xsl:template name="appendix">
    <fo:block text-align="center" font-size="{$body-size}" font-weight="bold" line-height="{$body-line-height}">Phụ lục</fo:block>
    <fo:block text-align="center" font-size="{$body-size}" font-weight="bold" line-height="{$body-line-height}">CHI TIẾT TÌNH HÌNH THỰC HIỆN NHIỆM VỤ</fo:block>
    <fo:block text-align="center" font-size="{$body-size}" font-style="italic" line-height="{$body-line-height}">
      <xsl:text>(Kèm theo Báo cáo số&#160;</xsl:text>
      <xsl:call-template name="number-and-sign"/>
      <xsl:value-of select="$before-date"/>
      <xsl:call-template name="dated"><xsl:with-param name="text" select="date/@text"/></xsl:call-template>
      <xsl:text> của </xsl:text>
      <xsl:call-template name="office-name"/>
      <xsl:text>)</xsl:text>
    </fo:block>
    <fo:block space-after="{$subject-space-after}">
      <xsl:call-template name="rule"><xsl:with-param name="length">40mm</xsl:with-param></xsl:call-template>
    </fo:block>
    <xsl:call-template name="appendix-table"/>
  </xsl:template>

  <!-- ==== words for the codes of the data ==== -->
  <xsl:template name="status-label">
    <xsl:choose>
      <xsl:when test="@status = 'on-time'">Hoàn thành đúng hạn</xsl:when>
      <xsl:when test="@status = 'late'">Hoàn thành quá hạn</xsl:when>
      <xsl:when test="@status = 'overdue'">Quá hạn</xsl:when>
      <xsl:when test="@status = 'due-soon'">Sắp đến hạn</xsl:when>
      <xsl:when test="@status = 'in-term' and @started">Đang thực hiện, trong hạn</xsl:when>
      <xsl:when test="@status = 'in-term'">Trong hạn</xsl:when>
      <xsl:when test="@status = 'continuous'">Thường xuyên</xsl:when>
      <xsl:when test="@status = 'waiting'">
        <xsl:variable name="reason"><xsl:call-template name="reason-label"><xsl:with-param name="reason" select="@reason"/></xsl:call-template></xsl:variable>
        <xsl:call-template name="first-capital"><xsl:with-param name="text" select="$reason"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="@status = 'no-date'">Chưa có thời hạn</xsl:when>
      <xsl:when test="@status = 'suspended'">Tạm dừng</xsl:when>
      <xsl:when test="@status = 'cancelled'">Hủy</xsl:when>
      <xsl:otherwise><xsl:value-of select="@status"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="reason-label">
    <xsl:param name="reason"/>
    <xsl:choose>
      <xsl:when test="$reason = 'not-stated'">văn bản không nêu</xsl:when>
      <xsl:when test="$reason = 'date-unreadable'">thời hạn ghi không rõ ngày</xsl:when>
      <xsl:when test="$reason = 'no-rule'">định kỳ nhưng không rõ chu kỳ</xsl:when>
      <xsl:when test="$reason = 'only-beginning'">chỉ nêu thời điểm bắt đầu</xsl:when>
      <xsl:when test="$reason = 'condition'">chờ điều kiện nêu trong văn bản</xsl:when>
      <xsl:when test="$reason = 'receipt'">chờ ngày nhận văn bản</xsl:when>
      <xsl:when test="$reason = 'event'">chờ mốc tính thời hạn</xsl:when>
      <xsl:otherwise><xsl:value-of select="$reason"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
