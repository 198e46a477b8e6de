<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/closing.xsl - place and date, and the block of recipients and signature that closes a document.
     Used by:     form.xsl of each form, which give the measures and the template `recipients`. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:template name="place-and-date">
    <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$place-size}" font-style="italic">
      <xsl:if test="string-length(office/place) &gt; $long-place-letters"><xsl:attribute name="font-size"><xsl:value-of select="$long-place-size"/></xsl:attribute></xsl:if>
      <xsl:call-template name="or-blank"><xsl:with-param name="text" select="office/place"/></xsl:call-template>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="date-in-words"><xsl:with-param name="text" select="date/@text"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- Recipients at the left, signature at the right, never parted by a page break and never alone on a page. -->
  <xsl:template name="closing">
    <fo:table table-layout="fixed" width="{$main-width-mm}mm" space-before="{$signature-space-before}"
              keep-together.within-page="always" keep-with-previous.within-page="always">
      <fo:table-column column-width="{$signature-left-mm * $main-scale}mm"/>
      <fo:table-column column-width="{$signature-right-mm * $main-scale}mm"/>
      <fo:table-body>
        <fo:table-row keep-together.within-page="always">
          <fo:table-cell padding-right="4mm">
            <xsl:call-template name="recipients"/>
          </fo:table-cell>
          <fo:table-cell>
            <xsl:call-template name="signature"/>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Each recipient a line; dotted lines where the office has not said who. -->
  <xsl:template name="recipient-lines">
    <xsl:for-each select="recipients/recipient">
      <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">
        <xsl:text>- </xsl:text>
        <xsl:value-of select="."/>
        <xsl:value-of select="$recipient-end"/>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="not(recipients/recipient)">
      <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">- ……………………<xsl:value-of select="$recipient-end"/></fo:block>
      <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">- ……………………<xsl:value-of select="$recipient-end"/></fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Authority (a head who signs alone has none), post, room for the signature, name. -->
  <xsl:template name="signature">
    <xsl:for-each select="signature/authority">
      <fo:block text-align="center" font-size="{$authority-size}" font-weight="{$authority-weight}" line-height="{$body-line-height}">
        <xsl:call-template name="capitals"><xsl:with-param name="text" select="."/></xsl:call-template>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="not(signature/authority) and not(signature/title)">
      <fo:block text-align="center" font-size="{$authority-size}" font-weight="{$authority-weight}" line-height="{$body-line-height}"><xsl:value-of select="$blank"/></fo:block>
    </xsl:if>
    <fo:block text-align="center" font-size="{$post-size}" font-weight="{$post-weight}" line-height="{$body-line-height}">
      <xsl:choose>
        <xsl:when test="signature/title"><xsl:call-template name="capitals"><xsl:with-param name="text" select="signature/title"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$blank"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <fo:block text-align="center" space-before="{$signature-space}" font-size="{$signer-size}" font-weight="bold" line-height="{$body-line-height}">
      <xsl:call-template name="or-blank"><xsl:with-param name="text" select="signature/signer"/></xsl:call-template>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
