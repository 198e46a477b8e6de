<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/cascade.xsl - how one central directive is carried out: by which documents, on which level, how far each is.
     Used by:     each form, as FORM/cascade.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <xsl:variable name="directives-listed" select="100"/>
  <xsl:variable name="levels" select="/report/directives/directive[@depth &gt; 0]"/>

  <xsl:template name="subject">
    <xsl:text>kết quả triển khai thực hiện </xsl:text>
    <xsl:for-each select="/report/central"><xsl:call-template name="citation-short"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Thực hiện nhiệm vụ theo dõi, đôn đốc việc triển khai </xsl:text>
      <xsl:for-each select="central"><xsl:call-template name="citation"/></xsl:for-each>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="office-name"/>
      <xsl:text> báo cáo kết quả tính đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:text>, như sau:</xsl:text>
    </fo:block>
    <xsl:call-template name="section"><xsl:with-param name="text">I. VĂN BẢN TRIỂN KHAI THỰC HIỆN</xsl:with-param></xsl:call-template>
    <xsl:choose>
      <xsl:when test="not($levels)">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Trong sổ theo dõi chưa có văn bản nào nêu là thực hiện hoặc căn cứ văn bản trên.</xsl:text>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Có </xsl:text>
          <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count($levels)"/></xsl:call-template></fo:inline>
          <xsl:text> văn bản triển khai thực hiện, trong đó </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count($levels[@depth = 1])"/></xsl:call-template>
          <xsl:text> văn bản triển khai trực tiếp</xsl:text>
          <xsl:if test="$levels[@depth &gt; 1]">, <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count($levels[@depth &gt; 1])"/></xsl:call-template> văn bản triển khai tiếp theo của cấp dưới</xsl:if>
          <xsl:text>; giao tổng số </xsl:text>
          <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template></fo:inline>
          <xsl:text> nhiệm vụ</xsl:text>
          <xsl:if test="directives/directive[@depth = 0]/@items &gt; 0"> (gồm <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="directives/directive[@depth = 0]/@items"/></xsl:call-template> nhiệm vụ nêu tại chính văn bản trên)</xsl:if>
          <xsl:text>.</xsl:text>
          <xsl:if test="$levels[@items = 0]"> Có <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count($levels[@items = 0])"/></xsl:call-template> văn bản triển khai chưa nêu nhiệm vụ cụ thể.</xsl:if>
        </fo:block>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 1. Văn bản triển khai và kết quả thực hiện (đến hết ngày&#160;<xsl:value-of select="/report/as-of/@text"/>)</xsl:with-param></xsl:call-template>
        <xsl:call-template name="levels-table"/>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Tỷ lệ hoàn thành bằng số đã hoàn thành chia cho tổng số trừ số tạm dừng, hủy; văn bản đứng dưới, lùi vào là văn bản triển khai văn bản đứng trên.</xsl:text>
          <xsl:if test="count(directives/directive) &gt; $directives-listed"> Bảng nêu <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="$directives-listed"/></xsl:call-template> văn bản đầu; các văn bản còn lại nêu tại Phụ lục.</xsl:if>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="section"><xsl:with-param name="text">II. KẾT QUẢ THỰC HIỆN</xsl:with-param></xsl:call-template>
    <xsl:choose>
      <xsl:when test="totals/@total = 0">
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào được ghi nhận trong phạm vi báo cáo.</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="overall"/>
        <xsl:call-template name="totals-chart"/>
        <xsl:call-template name="rates"/>
        <xsl:call-template name="comparison"><xsl:with-param name="caption">Bảng 2. So sánh với kỳ trước</xsl:with-param></xsl:call-template>
        <xsl:call-template name="changes"><xsl:with-param name="table">3</xsl:with-param></xsl:call-template>
        <xsl:call-template name="bodies-chart"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="section"><xsl:with-param name="text">III. NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH</xsl:with-param></xsl:call-template>
    <xsl:choose>
      <xsl:when test="overdue/item">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Có </xsl:text>
          <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/@items"/></xsl:call-template></fo:inline>
          <xsl:text> nhiệm vụ quá hạn chưa hoàn thành, nhiều nhất </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/item[1]/@days-late"/></xsl:call-template>
          <xsl:text> ngày</xsl:text>
          <xsl:call-template name="rest-in-appendix"><xsl:with-param name="items" select="overdue/@items"/><xsl:with-param name="which">quá hạn lâu nhất</xsl:with-param></xsl:call-template>
          <xsl:text>.</xsl:text>
        </fo:block>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng <xsl:value-of select="2 + $comparison-tables"/>. Nhiệm vụ quá hạn chưa hoàn thành</xsl:with-param></xsl:call-template>
        <xsl:call-template name="items-table"><xsl:with-param name="items" select="overdue/item[position() &lt;= $items-listed]"/><xsl:with-param name="days-label">Quá hạn (ngày)</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="paragraph"><xsl:with-param name="text">Không có nhiệm vụ quá hạn chưa hoàn thành.</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Quy tắc tính: </xsl:text>
      <xsl:call-template name="rules-of-counting"/>
      <xsl:text>.</xsl:text>
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:text>Trên đây là báo cáo </xsl:text>
      <xsl:call-template name="subject"/>
      <xsl:text>, tính đến ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:value-of select="$end-of-body"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="levels-table">
    <fo:table width="165mm" xsl:use-attribute-sets="dense-table">
      <fo:table-column column-width="10mm"/>
      <fo:table-column column-width="67mm"/>
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="15mm"/>
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="17mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Văn bản</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tổng số</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Hoàn thành</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Trong hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Quá hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Khác (*)</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tỷ lệ hoàn thành</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/report/directives/directive[position() &lt;= $directives-listed]">
          <xsl:call-template name="level-row"/>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="row" font-weight="bold" keep-with-previous.within-page="always">
          <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block/></fo:table-cell>
          <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><fo:block>Cộng</fo:block></fo:table-cell>
          <xsl:for-each select="/report/totals"><xsl:call-template name="level-figures"/></xsl:for-each>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
    <fo:block font-size="{$dense-size}" font-style="italic" line-height="{$dense-line-height}" space-after="{$body-gap}">(*) Thường xuyên, chờ điều kiện, chưa xác định được thời hạn, tạm dừng, hủy.</fo:block>
  </xsl:template>

  <!-- A document below the one it carries out, 4 mm further in for each level. -->
  <xsl:template name="level-row">
    <fo:table-row xsl:use-attribute-sets="row">
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}">
        <fo:block>
          <xsl:choose>
            <xsl:when test="@depth &lt; 6"><xsl:attribute name="start-indent"><xsl:value-of select="4 * @depth"/>mm</xsl:attribute></xsl:when>
            <xsl:otherwise><xsl:attribute name="start-indent">20mm</xsl:attribute></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@depth = 0"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
          <xsl:call-template name="citation-short"/>
          <xsl:if test="@relation = 'basis'"><xsl:text> </xsl:text><fo:inline font-style="italic">(căn cứ)</fo:inline></xsl:if>
        </fo:block>
      </fo:table-cell>
      <xsl:call-template name="level-figures"/>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="level-figures">
    <xsl:call-template name="figure"><xsl:with-param name="number" select="@total"/></xsl:call-template>
    <xsl:call-template name="figure"><xsl:with-param name="number" select="@done"/></xsl:call-template>
    <xsl:call-template name="figure"><xsl:with-param name="number" select="@in-term"/></xsl:call-template>
    <xsl:call-template name="figure"><xsl:with-param name="number" select="@overdue"/></xsl:call-template>
    <xsl:call-template name="figure"><xsl:with-param name="number" select="@continuous + @waiting + @no-date + @suspended + @cancelled"/></xsl:call-template>
    <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="percent"><xsl:with-param name="part" select="@done"/><xsl:with-param name="whole" select="@total - @suspended - @cancelled"/></xsl:call-template></fo:block></fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
