<?xml version="1.0" encoding="UTF-8"?>
<!-- party/form.xsl - what every document of the Party form has: letterhead, type and subject, signature and recipients.
     Used by:     the kinds of reports/, each as party/KIND.xsl.
     Not here:    measures (measures.xsl), what a report says (../reports/). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="measures.xsl"/>
  <xsl:import href="../shared/words.xsl"/>
  <xsl:import href="../shared/pages.xsl"/>
  <xsl:import href="../shared/closing.xsl"/>

  <!-- End of the body: a full stop (HD 05, end of body). -->
  <xsl:variable name="end-of-body" select="'.'"/>
  <!-- A citation has a comma before the day: `Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026` (practice of Party offices). -->
  <xsl:variable name="before-date" select="', '"/>

  <!-- Recipients end with a semicolon (HD 05, recipients). -->
  <xsl:variable name="recipient-end" select="';'"/>

  <xsl:template name="letterhead">
    <fo:table table-layout="fixed" width="{$main-width-mm}mm">
      <fo:table-column column-width="{$letterhead-left-mm * $main-scale}mm"/>
      <fo:table-column column-width="{$letterhead-right-mm * $main-scale}mm"/>
      <fo:table-body>
        <fo:table-row>
          <fo:table-cell>
            <xsl:call-template name="issuer"/>
          </fo:table-cell>
          <fo:table-cell>
            <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$heading-size}" font-weight="bold">ĐẢNG CỘNG SẢN VIỆT NAM</fo:block>
            <xsl:call-template name="rule"><xsl:with-param name="length" select="$heading-rule-length"/></xsl:call-template>
          </fo:table-cell>
        </fo:table-row>
        <fo:table-row>
          <fo:table-cell>
            <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$number-size}">
              <xsl:if test="$sign != ''">
                <xsl:text>Số&#160;</xsl:text>
                <xsl:call-template name="number-and-sign"/>
              </xsl:if>
            </fo:block>
            <xsl:if test="$document-type = ''">
              <fo:block text-align="center" start-indent="6mm" end-indent="6mm" font-size="{$letter-subject-size}" font-style="{$letter-subject-style}" line-height="{$recipients-line-height}">
                <xsl:call-template name="subject"/>
              </fo:block>
            </xsl:if>
          </fo:table-cell>
          <fo:table-cell>
            <xsl:call-template name="place-and-date"/>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- `15-BC/ĐU`, blanks where not yet known. -->
  <xsl:template name="number-and-sign">
    <xsl:call-template name="or-blank">
      <xsl:with-param name="text"><xsl:call-template name="two-digits"><xsl:with-param name="number" select="/report/number"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="blank">……</xsl:with-param>
    </xsl:call-template>
    <xsl:text>-</xsl:text>
    <xsl:value-of select="$sign"/>
    <xsl:text>/</xsl:text>
    <xsl:call-template name="or-blank">
      <xsl:with-param name="text" select="/report/office/abbreviation"/>
      <xsl:with-param name="blank">……</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="issuer">
    <xsl:variable name="superior"><xsl:call-template name="capitals"><xsl:with-param name="text" select="office/superior"/></xsl:call-template></xsl:variable>
    <xsl:variable name="name"><xsl:call-template name="capitals"><xsl:with-param name="text" select="office/name"/></xsl:call-template></xsl:variable>
    <!-- A provincial committee stands alone in its letterhead: an empty superior prints nothing. -->
    <xsl:if test="not(office/superior) or $superior != ''">
      <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$superior-size}">
        <xsl:choose>
          <xsl:when test="office/superior"><xsl:call-template name="name-in-column"><xsl:with-param name="name" select="$superior"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$blank"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:if>
    <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$issuer-size}" font-weight="bold">
      <xsl:choose>
        <xsl:when test="$name != ''"><xsl:call-template name="name-in-column"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$blank"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$issuer-size}">*</fo:block>
  </xsl:template>

  <xsl:template name="type-and-subject">
    <xsl:param name="type"/>
    <xsl:param name="subject"/>
    <xsl:param name="moment"/>
    <fo:block text-align="center" space-before="{$type-space-before}" font-size="{$type-size}" font-weight="bold" line-height="{$type-line-height}"
              keep-with-next.within-page="always">
      <xsl:value-of select="$type"/>
    </fo:block>
    <fo:block text-align="center" start-indent="{$subject-indent}" end-indent="{$subject-indent}" font-size="{$subject-size}" font-weight="bold"
              line-height="{$body-line-height}" keep-with-next.within-page="always">
      <xsl:call-template name="first-small"><xsl:with-param name="text" select="$subject"/></xsl:call-template>
    </fo:block>
    <fo:block text-align="center" font-size="{$subject-size}" font-weight="bold" line-height="{$body-line-height}"
              keep-with-next.within-page="always"><xsl:value-of select="$moment"/></fo:block>
    <fo:block text-align="center" font-size="{$subject-size}" line-height="{$body-line-height}" space-after="{$subject-space-after}">-----</fo:block>
  </xsl:template>

  <!-- Kính gửi is for letters and submissions; a Party report has none. -->
  <xsl:template name="addressees"/>
  <xsl:template name="letter-addressee">
    <xsl:param name="name"/>
    <fo:block text-align="center" font-size="{$addressees-size}" line-height="{$body-line-height}" space-before="{$addressees-space-before}" space-after="{$subject-space-after}">
      <fo:inline font-style="{$addressees-style}">Kính gửi:</fo:inline>
      <xsl:text> </xsl:text>
      <xsl:call-template name="first-capital"><xsl:with-param name="text" select="$name"/></xsl:call-template>
      <xsl:text>,</xsl:text>
    </fo:block>
  </xsl:template>

  <xsl:template name="recipients">
    <fo:block font-size="{$recipients-word-size}" line-height="{$body-line-height}"><fo:inline text-decoration="underline">Nơi nhận:</fo:inline></fo:block>
    <xsl:if test="$document-type = '' and not(recipients/recipient[. = 'Như trên'])">
      <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">- Như trên<xsl:value-of select="$recipient-end"/></fo:block>
    </xsl:if>
    <xsl:call-template name="recipient-lines"/>
    <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">
      <xsl:text>- Lưu </xsl:text>
      <xsl:choose>
        <xsl:when test="recipients/archive">
          <xsl:for-each select="recipients/archive">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>Văn phòng</xsl:otherwise>
      </xsl:choose>
      <xsl:text>.</xsl:text>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
