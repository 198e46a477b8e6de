<?xml version="1.0" encoding="UTF-8"?>
<!-- party/measures.xsl - the measures of the Party form, each stated once.
     Source: Hướng dẫn 05-HD/VPTW (27/5/2026), called HD 05 below; Quy định 399-QĐ/TW (09/01/2026). Where no clause gives
     a measure, the comment says "practice". state/measures.xsl has the same names; what HD 36 has otherwise stands in
     party-hd36/measures.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Paper: A4 (HD 05, page). Landscape pages are for wide tables (HD 05, page). -->
  <xsl:variable name="paper-short" select="'210mm'"/>
  <xsl:variable name="paper-long" select="'297mm'"/>

  <!-- Margins: top 20, bottom 20, left 30, right 15 (HD 05, page). -->
  <xsl:variable name="margin-top-mm" select="20"/>
  <xsl:variable name="margin-bottom-mm" select="20"/>
  <xsl:variable name="margin-left-mm" select="30"/>
  <xsl:variable name="margin-right-mm" select="15"/>

  <!-- Page number: 14 pt upright, centred, 10 mm from the top edge, none on page 1 (HD 05, page number). -->
  <xsl:variable name="page-number-top-mm" select="10"/>
  <xsl:variable name="page-number-size" select="'14pt'"/>

  <!-- Typeface: Times New Roman, Unicode by TCVN 6909:2001 (HD 05, typeface). -->
  <xsl:variable name="font-family" select="'Times New Roman'"/>

  <!-- Letterhead: a table without borders over the text width of 165 mm (practice); the right column holds the heading,
       72.9 mm long, and the line of place and date. -->
  <xsl:variable name="letterhead-left-mm" select="75"/>
  <xsl:variable name="letterhead-right-mm" select="90"/>
  <xsl:variable name="letterhead-line-height" select="'18pt'"/>
  <!-- Heading: upper 15 bold, top right (HD 05, heading). -->
  <xsl:variable name="heading-size" select="'15pt'"/>
  <!-- The solid line below the heading is as long as the heading (HD 05, heading): the advance widths of its letters in
       Times New Roman Bold 15 add up to 206.7 pt. -->
  <xsl:variable name="heading-rule-length" select="'206.7pt'"/>
  <!-- Higher body: upper 14 regular, left (HD 05, issuer). -->
  <xsl:variable name="superior-size" select="'14pt'"/>
  <!-- Issuing body: upper 14 bold; a line with * below it in place of a rule (HD 05, issuer). -->
  <xsl:variable name="issuer-size" select="'14pt'"/>
  <!-- Number: 14 regular, centred under the * (HD 05, number). -->
  <xsl:variable name="number-size" select="'14pt'"/>
  <!-- Place and date: 14 italic, right, below the heading's line (HD 05, place and date). -->
  <xsl:variable name="place-size" select="'14pt'"/>
  <xsl:variable name="long-place-size" select="'14pt'"/>
  <xsl:variable name="long-place-letters" select="16"/>
  <!-- Thickness of rules: no regulation gives it; 0.75 pt is practice. -->
  <xsl:variable name="rule-thickness" select="'0.75pt'"/>

  <!-- Type of document: upper 15-16 bold centred, a line of its own (HD 05, type). -->
  <xsl:variable name="type-size" select="'16pt'"/>
  <xsl:variable name="type-line-height" select="'20pt'"/>
  <!-- Subject: lower 14-15 bold centred; five hyphens below it (HD 05, subject). -->
  <xsl:variable name="subject-size" select="'14pt'"/>
  <!-- A long subject stands in a narrower column (practice). -->
  <xsl:variable name="subject-indent" select="'10mm'"/>
  <xsl:variable name="type-space-before" select="'18pt'"/>
  <xsl:variable name="subject-space-after" select="'12pt'"/>

  <!-- Subject of a letter: 12 italic, under the number at the left (HD 05, subject of a công văn). -->
  <xsl:variable name="letter-subject-size" select="'12pt'"/>
  <xsl:variable name="letter-subject-style" select="'italic'"/>
  <xsl:variable name="letter-subject-gap" select="'0pt'"/>
  <!-- Addressee of a letter: 14, the words `Kính gửi` italic, centred (HD 36, addressees; for HD 05 no source has it otherwise). -->
  <xsl:variable name="addressees-size" select="'14pt'"/>
  <xsl:variable name="addressees-style" select="'italic'"/>
  <xsl:variable name="addressees-space-before" select="'18pt'"/>

  <!-- Body: 14-15, justified, first line about 10 mm, paragraph gap at least 6 pt, line pitch exactly 18-22 pt (HD 05, body). -->
  <xsl:variable name="body-size" select="'14pt'"/>
  <xsl:variable name="body-line-height" select="'18pt'"/>
  <xsl:variable name="body-indent" select="'10mm'"/>
  <xsl:variable name="body-gap" select="'6pt'"/>
  <!-- Titles of parts: bold (HD 05, parts). -->
  <xsl:variable name="section-size" select="'14pt'"/>

  <!-- Tables: no clause; 12 pt in the body, 11 pt where many columns stand side by side, and in the appendix (practice). -->
  <xsl:variable name="table-size" select="'12pt'"/>
  <xsl:variable name="table-line-height" select="'14.5pt'"/>
  <xsl:variable name="dense-size" select="'11pt'"/>
  <xsl:variable name="dense-line-height" select="'13pt'"/>
  <xsl:variable name="cell-padding" select="'1mm'"/>
  <xsl:variable name="cell-border" select="'0.5pt solid black'"/>

  <!-- Signature: right half; authority upper 14 bold, post upper 14 regular, name lower 14 bold after about four blank
       lines (HD 05, signing). -->
  <xsl:variable name="signature-left-mm" select="80"/>
  <xsl:variable name="signature-right-mm" select="85"/>
  <xsl:variable name="authority-size" select="'14pt'"/>
  <xsl:variable name="authority-weight" select="'bold'"/>
  <xsl:variable name="post-size" select="'14pt'"/>
  <xsl:variable name="post-weight" select="'normal'"/>
  <xsl:variable name="signer-size" select="'14pt'"/>
  <xsl:variable name="signature-space" select="'72pt'"/><!-- four lines of 18 pt -->
  <xsl:variable name="signature-space-before" select="'18pt'"/>

  <!-- Recipients: the word 14 regular underlined, the list 12 (HD 05, recipients). -->
  <xsl:variable name="recipients-word-size" select="'14pt'"/>
  <xsl:variable name="recipients-size" select="'12pt'"/>
  <xsl:variable name="recipients-line-height" select="'14.5pt'"/>

  <!-- Snapshot line: no clause; in the foot margin, out of the way of the text (practice). -->
  <xsl:variable name="snapshot-size" select="'8pt'"/>
  <xsl:variable name="snapshot-bottom-mm" select="8"/>
  <!-- Bars: no clause. -->
  <xsl:variable name="bar-height" select="'7mm'"/>
</xsl:stylesheet>
