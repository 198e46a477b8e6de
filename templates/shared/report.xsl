<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/report.xsl - the frame of every kind: letterhead, title, body, closing, annexes, in the page sequences of the form.
     Used by:     reports/*.xsl, which give the templates `subject`, `body` and `bookmarks`, and other values to the variables below.
     Not here:    what a kind says (reports/), its pieces (pieces.xsl, figures.xsl, changes.xsl, tables.xsl, chart.xsl).
     The figures come counted from the data; templates only word, order and divide them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="pieces.xsl"/>
  <xsl:import href="figures.xsl"/>
  <xsl:import href="changes.xsl"/>
  <xsl:import href="chart.xsl"/>
  <xsl:import href="tables.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- Directives beyond this number are named in the appendix only. -->
  <xsl:variable name="directives-listed" select="10"/>
  <!-- Items beyond this number in the tables of the body (those late the longest, or due the soonest, come first) stand in the
       appendix only, and the text says so. -->
  <xsl:variable name="items-listed" select="200"/>

  <!-- What a kind may set otherwise. -->
  <xsl:variable name="document-type" select="'BÁO CÁO'"/>
  <xsl:variable name="sign" select="'BC'"/><!-- in the number; empty: the document has none -->
  <xsl:variable name="orientation" select="'portrait'"/>

  <!-- The width of the text on the first pages, and how much wider than upright that is. -->
  <xsl:variable name="text-width-mm" select="substring-before($paper-short, 'mm') - $margin-left-mm - $margin-right-mm"/>
  <xsl:variable name="text-across-mm" select="substring-before($paper-long, 'mm') - $margin-left-mm - $margin-right-mm"/>
  <xsl:variable name="main-width-mm">
    <xsl:choose>
      <xsl:when test="$orientation = 'landscape'"><xsl:value-of select="$text-across-mm"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$text-width-mm"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="main-scale" select="$main-width-mm div $text-width-mm"/>

  <xsl:variable name="has-appendix" select="boolean(/report/appendix/group/item or /report/appendix/@sliced)"/>

  <xsl:template match="/report">
    <fo:root font-family="{$font-family}" language="vi">
      <!-- The role of the root is the title in the PDF's document information. -->
      <xsl:attribute name="role"><xsl:call-template name="title"/></xsl:attribute>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="bookmarks"/>
      <fo:page-sequence master-reference="{$orientation}">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="snapshot-line"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="letterhead"/>
          <xsl:if test="$document-type != ''">
            <xsl:call-template name="type-and-subject">
              <xsl:with-param name="type" select="$document-type"/>
              <xsl:with-param name="subject"><xsl:call-template name="subject"/></xsl:with-param>
              <xsl:with-param name="moment"><xsl:call-template name="cut-off"/></xsl:with-param>
            </xsl:call-template>
          </xsl:if>
          <xsl:call-template name="addressees"/>
          <xsl:call-template name="body"/>
          <xsl:call-template name="closing"/>
        </fo:flow>
      </fo:page-sequence>
      <xsl:call-template name="annexes"/>
    </fo:root>
  </xsl:template>

  <xsl:template name="title">
    <xsl:text>Báo cáo </xsl:text>
    <xsl:call-template name="subject"/>
    <xsl:text> </xsl:text>
    <xsl:call-template name="cut-off"/>
  </xsl:template>

  <xsl:template name="bookmarks"/>

  <!-- A slice of a long appendix: only rows, which go on in the table that the head of the report has begun (data: appendix/@sliced). -->
  <xsl:template match="/report[appendix/@slice]" priority="1">
    <fo:table-body><xsl:call-template name="appendix-rows"/></fo:table-body>
  </xsl:template>

  <!-- Small, in the foot margin: by which a copy can be held against the register (data: snapshot). -->
  <xsl:template name="snapshot-line">
    <xsl:if test="/report/snapshot">
      <fo:static-content flow-name="xsl-region-after">
        <fo:block text-align="center" font-family="{$font-family}" font-size="{$snapshot-size}" line-height="{$snapshot-size}" padding-top="6pt">
          <xsl:text>Mã báo cáo: </xsl:text>
          <xsl:value-of select="/report/snapshot/@identifier"/>
          <xsl:text>. SHA-256 của dữ liệu: </xsl:text>
          <xsl:value-of select="/report/snapshot/@sha256"/>
        </fo:block>
      </fo:static-content>
    </xsl:if>
  </xsl:template>

  <!-- ==== the annex that lists every item ==== -->
  <xsl:template name="annexes">
    <xsl:if test="$has-appendix">
      <fo:page-sequence id="appendix" master-reference="landscape" initial-page-number="1">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="snapshot-line"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="appendix"/>
        </fo:flow>
      </fo:page-sequence>
    </xsl:if>
  </xsl:template>

  <xsl:template name="appendix">
    <xsl:call-template name="annex-head"><xsl:with-param name="title">CHI TIẾT TÌNH HÌNH THỰC HIỆN NHIỆM VỤ</xsl:with-param></xsl:call-template>
    <xsl:call-template name="appendix-table"/>
  </xsl:template>

  <!-- `Phụ lục`, its title, and the document that it goes with. -->
  <xsl:template name="annex-head">
    <xsl:param name="title"/>
    <fo:block text-align="center" font-size="{$body-size}" font-weight="bold" line-height="{$body-line-height}">Phụ lục</fo:block>
    <fo:block text-align="center" font-size="{$body-size}" font-weight="bold" line-height="{$body-line-height}"><xsl:value-of select="$title"/></fo:block>
    <fo:block text-align="center" font-size="{$body-size}" font-style="italic" line-height="{$body-line-height}">
      <xsl:text>(Kèm theo </xsl:text>
      <xsl:call-template name="type-name"><xsl:with-param name="type" select="$sign"/></xsl:call-template>
      <xsl:text> số&#160;</xsl:text>
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
  </xsl:template>
</xsl:stylesheet>
