<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/pieces.xsl - the pieces that every kind is put together from: paragraphs, headings, citations, shares, words for codes.
     Used by:     shared/report.xsl.
     Not here:    tables (tables.xsl), small words (words.xsl), letterhead and closing (form.xsl of each form), what a kind says
                  (reports/). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- ==== paragraphs and headings ==== -->
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

  <xsl:template name="bookmark">
    <xsl:param name="id"/>
    <xsl:param name="title"/>
    <fo:bookmark internal-destination="{$id}"><fo:bookmark-title><xsl:value-of select="$title"/></fo:bookmark-title></fo:bookmark>
  </xsl:template>

  <!-- ==== the office and the directives ==== -->
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

  <!-- `: 09 nhiệm vụ` -->
  <xsl:template name="items-of">
    <xsl:text>: </xsl:text>
    <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@items"/></xsl:call-template>
    <xsl:text> nhiệm vụ</xsl:text>
  </xsl:template>

  <!-- ==== figures ==== -->
  <xsl:template name="cut-off">
    <xsl:text>(tính đến ngày&#160;</xsl:text>
    <xsl:value-of select="as-of/@text"/>
    <xsl:text>)</xsl:text>
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

  <!-- ==== words for the codes of the data ==== -->
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

  <!-- ==== words for the codes of the data ==== -->
  <xsl:template name="status-label">
    <xsl:choose>
      <xsl:when test="@status = 'on-time' and @reason = 'consent'">Hoàn thành (hết thời hạn trả lời, coi như đồng ý)</xsl:when>
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
      <xsl:when test="@status = 'cancelled' and @reason = 'superseded'">Hủy (đã có văn bản, nhiệm vụ thay thế)</xsl:when>
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
      <xsl:when test="$reason = 'fulfilled'">đã đủ điều kiện, chưa nêu thời hạn</xsl:when>
      <xsl:when test="$reason = 'condition'">chờ điều kiện nêu trong văn bản</xsl:when>
      <xsl:when test="$reason = 'receipt'">chờ ngày nhận văn bản</xsl:when>
      <xsl:when test="$reason = 'event'">chờ mốc tính thời hạn</xsl:when>
      <xsl:otherwise><xsl:value-of select="$reason"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
