<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/pages.xsl - paper, margins and page numbers of all forms, from the measures of the form.
     Used by:     form.xsl of each form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <xsl:call-template name="page-master">
        <xsl:with-param name="name">portrait</xsl:with-param>
        <xsl:with-param name="width" select="$paper-short"/>
        <xsl:with-param name="height" select="$paper-long"/>
      </xsl:call-template>
      <xsl:call-template name="page-master">
        <xsl:with-param name="name">landscape</xsl:with-param>
        <xsl:with-param name="width" select="$paper-long"/>
        <xsl:with-param name="height" select="$paper-short"/>
      </xsl:call-template>
    </fo:layout-master-set>
  </xsl:template>

  <!-- A first page without number and other pages with it. -->
  <xsl:template name="page-master">
    <xsl:param name="name"/>
    <xsl:param name="width"/>
    <xsl:param name="height"/>
    <fo:simple-page-master master-name="{$name}-first" page-width="{$width}" page-height="{$height}"
                           margin-top="{$page-number-top-mm}mm" margin-bottom="{$snapshot-bottom-mm}mm"
                           margin-left="{$margin-left-mm}mm" margin-right="{$margin-right-mm}mm">
      <fo:region-body margin-top="{$margin-top-mm - $page-number-top-mm}mm" margin-bottom="{$margin-bottom-mm - $snapshot-bottom-mm}mm"/>
      <fo:region-before region-name="no-page-number" extent="{$margin-top-mm - $page-number-top-mm}mm"/>
      <fo:region-after extent="{$margin-bottom-mm - $snapshot-bottom-mm}mm"/>
    </fo:simple-page-master>
    <fo:simple-page-master master-name="{$name}-other" page-width="{$width}" page-height="{$height}"
                           margin-top="{$page-number-top-mm}mm" margin-bottom="{$snapshot-bottom-mm}mm"
                           margin-left="{$margin-left-mm}mm" margin-right="{$margin-right-mm}mm">
      <fo:region-body margin-top="{$margin-top-mm - $page-number-top-mm}mm" margin-bottom="{$margin-bottom-mm - $snapshot-bottom-mm}mm"/>
      <fo:region-before region-name="page-number" extent="{$margin-top-mm - $page-number-top-mm}mm"/>
      <fo:region-after extent="{$margin-bottom-mm - $snapshot-bottom-mm}mm"/>
    </fo:simple-page-master>
    <fo:page-sequence-master master-name="{$name}">
      <fo:repeatable-page-master-alternatives>
        <fo:conditional-page-master-reference page-position="first" master-reference="{$name}-first"/>
        <fo:conditional-page-master-reference page-position="rest" master-reference="{$name}-other"/>
      </fo:repeatable-page-master-alternatives>
    </fo:page-sequence-master>
  </xsl:template>

  <!-- What a page sequence carries in its margin. -->
  <xsl:template name="page-number">
    <fo:static-content flow-name="page-number">
      <fo:block text-align="center" font-family="{$font-family}" font-size="{$page-number-size}">
        <fo:page-number/>
      </fo:block>
    </fo:static-content>
  </xsl:template>

  <!-- A rule of a given length, centred, close below the line before it. -->
  <xsl:template name="rule">
    <xsl:param name="length"/>
    <fo:block text-align="center" font-size="4pt" line-height="4pt">
      <fo:leader leader-pattern="rule" leader-length="{$length}" rule-thickness="{$rule-thickness}"/>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
