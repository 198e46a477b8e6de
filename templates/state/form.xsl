<?xml version="1.0" encoding="UTF-8"?>
<!-- state/form.xsl - what every document of the State form has: letterhead, type and subject, addressees, signature and
     recipients.
     Used by:     the kinds of reports/, each as state/KIND.xsl.
     Not here:    measures (measures.xsl), what a report says (../reports/). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="measures.xsl"/>
  <xsl:import href="../shared/words.xsl"/>
  <xsl:import href="../shared/pages.xsl"/>
  <xsl:import href="../shared/closing.xsl"/>

  <!-- End of the body, as in the samples of NĐ 30, annex III. -->
  <xsl:variable name="end-of-body" select="'./.'"/>
  <!-- `Kế hoạch số 15/KH-UBND ngày 05/01/2026`. -->
  <xsl:variable name="before-date"><xsl:text> </xsl:text></xsl:variable>

  <!-- Recipients end with a semicolon (NĐ 30, annex I, part II, 9b). -->
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
            <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$heading-size}" font-weight="bold">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</fo:block>
            <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$motto-size}" font-weight="bold">Độc lập - Tự do - Hạnh phúc</fo:block>
            <xsl:call-template name="rule"><xsl:with-param name="length" select="$heading-rule-length"/></xsl:call-template>
          </fo:table-cell>
        </fo:table-row>
        <fo:table-row>
          <fo:table-cell padding-top="6pt">
            <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$number-size}">
              <xsl:if test="$sign != ''">
                <xsl:text>Số: </xsl:text>
                <xsl:call-template name="number-and-sign"/>
              </xsl:if>
            </fo:block>
            <xsl:if test="$document-type = ''">
              <fo:block text-align="center" start-indent="3mm" end-indent="3mm" space-before="{$letter-subject-gap}" font-size="{$letter-subject-size}" font-style="{$letter-subject-style}" line-height="{$letterhead-line-height}">
                <xsl:text>V/v </xsl:text>
                <xsl:variable name="subject"><xsl:call-template name="subject"/></xsl:variable>
                <xsl:value-of select="substring-after($subject, 'về việc ')"/>
              </fo:block>
            </xsl:if>
          </fo:table-cell>
          <fo:table-cell padding-top="6pt">
            <xsl:call-template name="place-and-date"/>
          </fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- `15/BC-UBND`, blanks where not yet known. -->
  <xsl:template name="number-and-sign">
    <xsl:call-template name="or-blank">
      <xsl:with-param name="text"><xsl:call-template name="two-digits"><xsl:with-param name="number" select="/report/number"/></xsl:call-template></xsl:with-param>
      <xsl:with-param name="blank">……</xsl:with-param>
    </xsl:call-template>
    <xsl:text>/</xsl:text>
    <xsl:if test="$sign != 'CV'"><xsl:value-of select="$sign"/>-</xsl:if>
    <xsl:call-template name="or-blank">
      <xsl:with-param name="text" select="/report/office/abbreviation"/>
      <xsl:with-param name="blank">……</xsl:with-param>
    </xsl:call-template>
    <!-- A letter names the unit that drafts in place of its type (NĐ 30, annex I, part II, 3). -->
    <xsl:if test="$sign = 'CV'">
      <xsl:text>-</xsl:text>
      <xsl:call-template name="or-blank">
        <xsl:with-param name="text" select="/report/office/unit"/>
        <xsl:with-param name="blank">……</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="issuer">
    <xsl:variable name="superior"><xsl:call-template name="capitals"><xsl:with-param name="text" select="office/superior"/></xsl:call-template></xsl:variable>
    <xsl:variable name="name"><xsl:call-template name="capitals"><xsl:with-param name="text"><xsl:call-template name="or-blank"><xsl:with-param name="text" select="office/name"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="width"><xsl:call-template name="printed-width-mm">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="size" select="$issuer-size"/>
      <xsl:with-param name="column-mm" select="$letterhead-left-mm * $main-scale"/>
    </xsl:call-template></xsl:variable>
    <!-- A People's Committee of a province stands alone in its letterhead: an empty superior prints nothing. -->
    <xsl:if test="not(office/superior) or $superior != ''">
      <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$superior-size}">
        <xsl:choose>
          <xsl:when test="office/superior"><xsl:call-template name="name-in-column"><xsl:with-param name="name" select="$superior"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:value-of select="$blank"/></xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </xsl:if>
    <fo:block text-align="center" line-height="{$letterhead-line-height}" font-size="{$issuer-size}" font-weight="bold">
      <xsl:call-template name="name-in-column"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </fo:block>
    <xsl:call-template name="rule"><xsl:with-param name="length" select="concat(format-number($width * $issuer-rule-share, '0.0'), 'mm')"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="type-and-subject">
    <xsl:param name="type"/>
    <xsl:param name="subject"/>
    <xsl:param name="moment"/>
    <xsl:variable name="width"><xsl:call-template name="bold-width-mm"><xsl:with-param name="text" select="$subject"/><xsl:with-param name="size" select="$subject-size"/></xsl:call-template></xsl:variable>
    <xsl:variable name="printed" select="$width div ceiling($width div $subject-column-mm)"/><!-- a mean line -->
    <fo:block text-align="center" space-before="{$type-space-before}" font-size="{$type-size}" font-weight="bold" line-height="{$body-line-height}"
              keep-with-next.within-page="always">
      <xsl:value-of select="$type"/>
    </fo:block>
    <fo:block text-align="center" start-indent="{$subject-indent}" end-indent="{$subject-indent}" font-size="{$subject-size}" font-weight="bold"
              line-height="{$body-line-height}" keep-with-next.within-page="always">
      <xsl:call-template name="first-capital"><xsl:with-param name="text" select="$subject"/></xsl:call-template>
    </fo:block>
    <fo:block text-align="center" font-size="{$subject-size}" font-weight="bold" line-height="{$body-line-height}"
              keep-with-next.within-page="always"><xsl:value-of select="$moment"/></fo:block>
    <fo:block space-after="{$subject-space-after}">
      <xsl:call-template name="rule"><xsl:with-param name="length" select="concat(format-number($printed * $subject-rule-share, '0.0'), 'mm')"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <!-- A report sent to a higher body says to whom (NĐ 30, annex I, part II, 9a): one on the same line, several one a line. -->
  <xsl:template name="addressees">
    <xsl:choose>
      <xsl:when test="count(addressees/addressee) = 1">
        <fo:block text-align="center" font-size="{$addressees-size}" line-height="{$body-line-height}" space-before="{$addressees-space-before}" space-after="{$subject-space-after}">
          <xsl:text>Kính gửi: </xsl:text>
          <xsl:value-of select="addressees/addressee"/>
          <xsl:text>.</xsl:text>
        </fo:block>
      </xsl:when>
      <xsl:when test="addressees/addressee">
        <fo:block start-indent="{$addressees-indent}" font-size="{$addressees-size}" line-height="{$body-line-height}" space-before="{$addressees-space-before}">Kính gửi:</fo:block>
        <xsl:for-each select="addressees/addressee">
          <fo:block start-indent="{$addressees-entry-indent}" font-size="{$addressees-size}" line-height="{$body-line-height}">
            <xsl:if test="position() = last()"><xsl:attribute name="space-after"><xsl:value-of select="$subject-space-after"/></xsl:attribute></xsl:if>
            <xsl:text>- </xsl:text>
            <xsl:value-of select="."/>
            <xsl:choose>
              <xsl:when test="position() = last()">.</xsl:when>
              <xsl:otherwise>;</xsl:otherwise>
            </xsl:choose>
          </fo:block>
        </xsl:for-each>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="letter-addressee">
    <xsl:param name="name"/>
    <fo:block text-align="center" font-size="{$addressees-size}" line-height="{$body-line-height}" space-before="{$addressees-space-before}" space-after="{$subject-space-after}">
      <xsl:text>Kính gửi: </xsl:text>
      <xsl:call-template name="first-capital"><xsl:with-param name="text" select="$name"/></xsl:call-template>
      <xsl:text>.</xsl:text>
    </fo:block>
  </xsl:template>

  <xsl:template name="recipients">
    <fo:block font-size="{$recipients-word-size}" line-height="{$body-line-height}" font-weight="bold" font-style="italic">Nơi nhận:</fo:block>
    <xsl:if test="(addressees/addressee and $sign != '' or $document-type = '') and not(recipients/recipient[. = 'Như trên'])">
      <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">- Như trên;</fo:block>
    </xsl:if>
    <xsl:call-template name="recipient-lines"/>
    <fo:block font-size="{$recipients-size}" line-height="{$recipients-line-height}">
      <xsl:text>- Lưu: </xsl:text>
      <xsl:choose>
        <xsl:when test="recipients/archive">
          <xsl:for-each select="recipients/archive">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>VT</xsl:otherwise>
      </xsl:choose>
      <xsl:text>.</xsl:text>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
