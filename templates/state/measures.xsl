<?xml version="1.0" encoding="UTF-8"?>
<!-- state/measures.xsl - the measures of the State form, each stated once.
     Source: Nghị định 30/2020/NĐ-CP (05/3/2020), annex I, called NĐ 30 below. Where no clause gives a measure, the comment
     says "practice". Sizes follow the row 13/14/14 of annex I (they move together). party/measures.xsl has the same names. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Paper: A4; landscape for tables (NĐ 30, annex I, part I, 1-2). -->
  <xsl:variable name="paper-short" select="'210mm'"/>
  <xsl:variable name="paper-long" select="'297mm'"/>

  <!-- Margins: top and bottom 20-25, left 30-35, right 15-20 (NĐ 30, annex I, part I, 3). -->
  <xsl:variable name="margin-top-mm" select="20"/>
  <xsl:variable name="margin-bottom-mm" select="20"/>
  <xsl:variable name="margin-left-mm" select="30"/>
  <xsl:variable name="margin-right-mm" select="15"/>

  <!-- Page number: Arabic, 13-14 upright, centred in the top margin, none on page 1 (NĐ 30, annex I, part I, 7). -->
  <xsl:variable name="page-number-top-mm" select="10"/>
  <xsl:variable name="page-number-size" select="'14pt'"/>

  <!-- Typeface: Times New Roman, Unicode by TCVN 6909:2001, black (NĐ 30, annex I, part I, 4). -->
  <xsl:variable name="font-family" select="'Times New Roman'"/>

  <!-- Letterhead: a table without borders over the text width of 165 mm; the samples of annex III have 67.5 + 100. -->
  <xsl:variable name="letterhead-left-mm" select="65"/>
  <xsl:variable name="letterhead-right-mm" select="100"/>
  <!-- Single line spacing (NĐ 30, annex I, part II, 1). -->
  <xsl:variable name="letterhead-line-height" select="'15.5pt'"/>
  <!-- Quốc hiệu: upper 12-13 bold (NĐ 30, annex I, part II, 1a). -->
  <xsl:variable name="heading-size" select="'13pt'"/>
  <!-- Tiêu ngữ: lower 13-14 bold, centred below (NĐ 30, annex I, part II, 1b). -->
  <xsl:variable name="motto-size" select="'14pt'"/>
  <!-- The solid line below it is as long as the text (NĐ 30, annex I, part II, 1b): the advance widths of its letters in Times
       New Roman Bold 14 add up to 171.4 pt. -->
  <xsl:variable name="heading-rule-length" select="'171.4pt'"/>
  <!-- Parent body: upper 12-13 regular (NĐ 30, annex I, part II, 2). -->
  <xsl:variable name="superior-size" select="'13pt'"/>
  <!-- Issuing body: upper 12-13 bold; a solid line below, 1/3 to 1/2 of the text's length (NĐ 30, annex I, part II, 2). -->
  <xsl:variable name="issuer-size" select="'13pt'"/>
  <xsl:variable name="issuer-rule-share" select="0.42"/>
  <!-- Number: 13 regular, centred under the issuer (NĐ 30, annex I, part II, 3). -->
  <xsl:variable name="number-size" select="'13pt'"/>
  <!-- Place and date: 13-14 italic, level with the number (NĐ 30, annex I, part II, 4). -->
  <xsl:variable name="place-size" select="'14pt'"/>
  <!-- `Thành phố Hồ Chí Minh, ngày 25 tháng 12 năm 2026` is 106 mm long at 14 pt, 99 mm at 13. -->
  <xsl:variable name="long-place-size" select="'13pt'"/>
  <xsl:variable name="long-place-letters" select="16"/>
  <!-- Thickness of rules: no regulation gives it; 0.75 pt is practice. -->
  <xsl:variable name="rule-thickness" select="'0.75pt'"/>

  <!-- Type of document: upper 13-14 bold centred (NĐ 30, annex I, part II, 5a). -->
  <xsl:variable name="type-size" select="'14pt'"/>
  <!-- Subject: lower 13-14 bold centred below; a solid line under it, 1/3 to 1/2 of the text's length (NĐ 30, annex I, part II, 5a). -->
  <xsl:variable name="subject-size" select="'14pt'"/>
  <xsl:variable name="subject-rule-share" select="0.42"/>
  <!-- A long subject stands in a narrower column (practice). -->
  <xsl:variable name="subject-indent" select="'10mm'"/>
  <xsl:variable name="subject-column-mm" select="145"/>
  <xsl:variable name="type-space-before" select="'18pt'"/>
  <xsl:variable name="subject-space-after" select="'12pt'"/>

  <!-- Subject of a letter: lower 12-13 regular after V/v, centred 6 pt under the number (NĐ 30, annex I, part II, 5b). -->
  <xsl:variable name="letter-subject-size" select="'13pt'"/>
  <xsl:variable name="letter-subject-style" select="'normal'"/>
  <xsl:variable name="letter-subject-gap" select="'6pt'"/>

  <!-- Addressees: 13-14 regular; the words start 35 mm from the text's edge, entries at 45, 12 pt above (NĐ 30, annex I, part II, 9a;
       sample 1.5 of annex III). -->
  <xsl:variable name="addressees-size" select="'14pt'"/>
  <xsl:variable name="addressees-indent" select="'35mm'"/>
  <xsl:variable name="addressees-entry-indent" select="'45mm'"/>
  <xsl:variable name="addressees-space-before" select="'12pt'"/>

  <!-- Body: 13-14, justified, first line 10 or 12.7 mm, paragraph gap at least 6 pt, line spacing single to 1.5 lines, that is
       16.1 to 24.1 pt for 14 pt (NĐ 30, annex I, part II, 6). -->
  <xsl:variable name="body-size" select="'14pt'"/>
  <xsl:variable name="body-line-height" select="'18pt'"/>
  <xsl:variable name="body-indent" select="'10mm'"/>
  <xsl:variable name="body-gap" select="'6pt'"/>
  <!-- Titles in a text without articles: number and title on one line, upper 13-14 bold (NĐ 30, annex I, part II, 6). -->
  <xsl:variable name="section-size" select="'14pt'"/>

  <!-- Tables: no clause; 12 pt in the body, 11 pt where many columns stand side by side, and in the appendix (practice). -->
  <xsl:variable name="table-size" select="'12pt'"/>
  <xsl:variable name="table-line-height" select="'14.5pt'"/>
  <xsl:variable name="dense-size" select="'11pt'"/>
  <xsl:variable name="dense-line-height" select="'13pt'"/>
  <xsl:variable name="cell-padding" select="'1mm'"/>
  <xsl:variable name="cell-border" select="'0.5pt solid black'"/>

  <!-- Signature: right half, authority and post upper 13-14 both bold, name lower 13-14 bold (NĐ 30, annex I, part II, 7).
       Room for the signature: four lines of 18 pt (practice). -->
  <xsl:variable name="signature-left-mm" select="75"/>
  <xsl:variable name="signature-right-mm" select="90"/>
  <xsl:variable name="authority-size" select="'14pt'"/>
  <xsl:variable name="authority-weight" select="'bold'"/>
  <xsl:variable name="post-size" select="'14pt'"/>
  <xsl:variable name="post-weight" select="'bold'"/>
  <xsl:variable name="signer-size" select="'14pt'"/>
  <xsl:variable name="signature-space" select="'72pt'"/>
  <xsl:variable name="signature-space-before" select="'18pt'"/>

  <!-- Recipients: the word 12 bold italic, level with the authority; the list 11 (NĐ 30, annex I, part II, 9b). -->
  <xsl:variable name="recipients-word-size" select="'12pt'"/>
  <xsl:variable name="recipients-size" select="'11pt'"/>
  <xsl:variable name="recipients-line-height" select="'13.5pt'"/>

  <!-- Snapshot line: no clause; in the foot margin, out of the way of the text (practice). -->
  <xsl:variable name="snapshot-size" select="'8pt'"/>
  <xsl:variable name="snapshot-bottom-mm" select="8"/>
  <!-- Bars: no clause. -->
  <xsl:variable name="bar-height" select="'7mm'"/>
</xsl:stylesheet>
