<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/follow-up.xsl - the follow-up table in landscape, with the columns that clerks keep.
     Used by:     each form, as FORM/follow-up.xsl.
     Source:      NĐ 30/2020/NĐ-CP, annex IV (register of incoming documents to be followed up: document, unit, deadline, progress, number
                  of the reply, note), and the annex of reports on assigned tasks (practice). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <xsl:variable name="document-type" select="'BIỂU THEO DÕI'"/>
  <xsl:variable name="sign"/>
  <xsl:variable name="orientation" select="'landscape'"/>
  <!-- Rows are tall beside the height of a page across: longer ones go on over the page. -->
  <xsl:variable name="kept-letters" select="220"/>

  <xsl:template name="title">Biểu theo dõi <xsl:call-template name="subject"/><xsl:text> </xsl:text><xsl:call-template name="cut-off"/></xsl:template>
  <xsl:template name="subject">
    <xsl:text>tình hình thực hiện nhiệm vụ được giao</xsl:text>
    <xsl:if test="count(directives/directive) = 1"> tại <xsl:for-each select="directives/directive"><xsl:call-template name="citation-short"/></xsl:for-each></xsl:if>
  </xsl:template>
  <xsl:template name="annexes"/>
  <xsl:template name="addressees"/>

  <xsl:template name="body">
    <xsl:choose>
      <xsl:when test="not($has-appendix)">
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào được ghi nhận.</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <fo:block font-size="{$dense-size}" line-height="{$dense-line-height}" text-align="justify" space-after="{$body-gap}">
          <xsl:text>Tổng số </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
          <xsl:text> nhiệm vụ: hoàn thành đúng hạn </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@on-time"/></xsl:call-template>
          <xsl:text>, hoàn thành quá hạn </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@late"/></xsl:call-template>
          <xsl:text>, trong hạn </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@in-term"/></xsl:call-template>
          <xsl:text>, quá hạn chưa hoàn thành </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@overdue"/></xsl:call-template>
          <xsl:text>, thường xuyên </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@continuous"/></xsl:call-template>
          <xsl:text>, chờ điều kiện hoặc chưa có thời hạn </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@waiting + totals/@no-date"/></xsl:call-template>
          <xsl:text>, tạm dừng, hủy </xsl:text><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@suspended + totals/@cancelled"/></xsl:call-template>
          <xsl:text>. Quy tắc tính: </xsl:text><xsl:call-template name="rules-of-counting"/><xsl:text>.</xsl:text>
        </fo:block>
        <xsl:call-template name="follow-up-table"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="follow-up-table">
    <fo:table width="252mm" xsl:use-attribute-sets="dense-table">
      <fo:table-column column-width="10mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="52mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="19mm"/>
      <fo:table-column column-width="23mm"/>
      <fo:table-column column-width="23mm"/>
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="18mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Số, ký hiệu, ngày văn bản giao</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan phối hợp</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thời hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Sản phẩm</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Kết quả: số, ngày văn bản</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tình trạng</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Số ngày quá hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nguyên nhân, ghi chú</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:if test="/report/appendix/@sliced"><xsl:attribute name="id">appendix-rows</xsl:attribute></xsl:if>
        <xsl:call-template name="appendix-rows"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- The directive has a column of its own here. -->
  <xsl:template name="group-row"/>

  <xsl:template name="appendix-row">
    <fo:table-row>
      <xsl:call-template name="keep-row"/>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="@at"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:for-each select=".."><xsl:call-template name="source"/></xsl:for-each></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><fo:block><xsl:value-of select="text"/><xsl:text> </xsl:text><fo:inline font-style="italic">(mục&#160;<xsl:value-of select="@path"/>)</fo:inline></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="coordinator"/></xsl:call-template></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="when"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="deliverable"/></xsl:call-template></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="evidence"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="state"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block font-weight="bold"><xsl:value-of select="@days-late"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><fo:block><xsl:value-of select="note"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- The group at hand: number and day of its directive. -->
  <xsl:template name="source">
    <fo:block>
      <xsl:choose>
        <xsl:when test="@number"><xsl:call-template name="number-or-blank"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="type-name"><xsl:with-param name="type" select="@type"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <!-- With a plain blank: the column is narrower than `ngày 05/9/2026`, and word processors cut what is held together anywhere. -->
    <xsl:variable name="dated"><xsl:call-template name="dated"><xsl:with-param name="text" select="@date-text"/></xsl:call-template></xsl:variable>
    <xsl:if test="@date-text"><fo:block><xsl:value-of select="translate($dated, '&#160;', ' ')"/></fo:block></xsl:if>
  </xsl:template>
</xsl:stylesheet>
