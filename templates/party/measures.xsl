<?xml version="1.0" encoding="UTF-8"?>
<!-- party/measures.xsl - the measures of the Party form, each stated once.
     Source: Hướng dẫn 05-HD/VPTW (27/5/2026), called HD 05 below; Quy định 399-QĐ/TW (09/01/2026). Where no clause gives
     a measure, the comment says "practice". state/measures.xsl has the same names; what HD 36 has otherwise stands in
     party-hd36/measures.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Paper: A4 (HD 05, page). Landscape pages are for wide tables (HD 05, page). -->
  <xsl:variable name="paper-short">210mm</xsl:variable>
  <xsl:variable name="paper-long">297mm</xsl:variable>

  <!-- Margins: top 20, bottom 20, left 30, right 15 (HD 05, page). -->
  <xsl:variable name="margin-top-mm" select="20"/>
  <xsl:variable name="margin-bottom-mm" select="20"/>
  <xsl:variable name="margin-left-mm" select="30"/>
  <xsl:variable name="margin-right-mm" select="15"/>

  <!-- Page number: 14 pt upright, centred, 10 mm from the top edge, none on page 1 (HD 05, page number). -->
  <xsl:variable name="page-number-top-mm" select="10"/>
  <xsl:variable name="page-number-size">14pt</xsl:variable>

  <!-- Typeface: Times New Roman, Unicode by TCVN 6909:2001 (HD 05, typeface). -->
  <xsl:variable name="font-family">Times New Roman</xsl:variable>

  <!-- Letterhead: a table without borders over the text width of 165 mm (practice); the right column holds the heading,
       72.9 mm long, and the line of place and date. -->
  <xsl:variable name="letterhead-left-mm" select="75"/>
  <xsl:variable name="letterhead-right-mm" select="90"/>
  <xsl:variable name="letterhead-line-height">18pt</xsl:variable>
  <!-- Heading: upper 15 bold, top right (HD 05, heading). -->
  <xsl:variable name="heading-size">15pt</xsl:variable>
  <!-- The solid line below the heading is as long as the heading (HD 05, heading): the advance widths of its letters in
       Times New Roman Bold 15 add up to 206.7 pt. -->
  <xsl:variable name="heading-rule-length">206.7pt</xsl:variable>
  <!-- Higher body: upper 14 regular, left (HD 05, issuer). -->
  <xsl:variable name="superior-size">14pt</xsl:variable>
  <!-- Issuing body: upper 14 bold; a line with * below it in place of a rule (HD 05, issuer). -->
  <xsl:variable name="issuer-size">14pt</xsl:variable>
  <!-- Mean advance of a capital with its share of spaces, for estimating how long a name is (Times New Roman Bold). -->
  <xsl:variable name="issuer-letter-mm" select="2.98"/>
  <!-- Number: 14 regular, centred under the * (HD 05, number). -->
  <xsl:variable name="number-size">14pt</xsl:variable>
  <!-- Place and date: 14 italic, right, below the heading's line (HD 05, place and date). -->
  <xsl:variable name="place-size">14pt</xsl:variable>
  <xsl:variable name="long-place-size">14pt</xsl:variable>
  <xsl:variable name="long-place-letters" select="16"/>
  <!-- Thickness of rules: no regulation gives it; 0.75 pt is practice. -->
  <xsl:variable name="rule-thickness">0.75pt</xsl:variable>

  <!-- Type of document: upper 15-16 bold centred, a line of its own (HD 05, type). -->
  <xsl:variable name="type-size">16pt</xsl:variable>
  <xsl:variable name="type-line-height">20pt</xsl:variable>
  <!-- Subject: lower 14-15 bold centred; five hyphens below it (HD 05, subject). -->
  <xsl:variable name="subject-size">14pt</xsl:variable>
  <!-- A long subject stands in a narrower column (practice). -->
  <xsl:variable name="subject-indent">10mm</xsl:variable>
  <xsl:variable name="type-space-before">18pt</xsl:variable>
  <xsl:variable name="subject-space-after">12pt</xsl:variable>

  <!-- Subject of a letter: 12 italic, under the number at the left (HD 05, subject of a công văn). -->
  <xsl:variable name="letter-subject-size">12pt</xsl:variable>
  <xsl:variable name="letter-subject-style">italic</xsl:variable>
  <xsl:variable name="letter-subject-gap">0pt</xsl:variable>
  <!-- Addressee of a letter: 14, the words `Kính gửi` italic, centred (HD 36, addressees; for HD 05 no source has it otherwise). -->
  <xsl:variable name="addressees-size">14pt</xsl:variable>
  <xsl:variable name="addressees-style">italic</xsl:variable>
  <xsl:variable name="addressees-space-before">18pt</xsl:variable>

  <!-- Body: 14-15, justified, first line about 10 mm, paragraph gap at least 6 pt, line pitch exactly 18-22 pt (HD 05, body). -->
  <xsl:variable name="body-size">14pt</xsl:variable>
  <xsl:variable name="body-line-height">18pt</xsl:variable>
  <xsl:variable name="body-indent">10mm</xsl:variable>
  <xsl:variable name="body-gap">6pt</xsl:variable>
  <!-- Titles of parts: bold (HD 05, parts). -->
  <xsl:variable name="section-size">14pt</xsl:variable>

  <!-- Tables: no clause; 12 pt in the body, 11 pt where many columns stand side by side, and in the appendix (practice). -->
  <xsl:variable name="table-size">12pt</xsl:variable>
  <xsl:variable name="table-line-height">14.5pt</xsl:variable>
  <xsl:variable name="dense-size">11pt</xsl:variable>
  <xsl:variable name="dense-line-height">13pt</xsl:variable>
  <xsl:variable name="cell-padding">1mm</xsl:variable>
  <xsl:variable name="cell-border">0.5pt solid black</xsl:variable>

  <!-- Signature: right half; authority upper 14 bold, post upper 14 regular, name lower 14 bold after about four blank
       lines (HD 05, signing). -->
  <xsl:variable name="signature-left-mm" select="80"/>
  <xsl:variable name="signature-right-mm" select="85"/>
  <xsl:variable name="authority-size">14pt</xsl:variable>
  <xsl:variable name="authority-weight">bold</xsl:variable>
  <xsl:variable name="post-size">14pt</xsl:variable>
  <xsl:variable name="post-weight">normal</xsl:variable>
  <xsl:variable name="signer-size">14pt</xsl:variable>
  <xsl:variable name="signature-space">72pt</xsl:variable><!-- four lines of 18 pt -->
  <xsl:variable name="signature-space-before">18pt</xsl:variable>

  <!-- Recipients: the word 14 regular underlined, the list 12 (HD 05, recipients). -->
  <xsl:variable name="recipients-word-size">14pt</xsl:variable>
  <xsl:variable name="recipients-size">12pt</xsl:variable>
  <xsl:variable name="recipients-line-height">14.5pt</xsl:variable>

  <!-- Snapshot line: no clause; in the foot margin, out of the way of the text (practice). -->
  <xsl:variable name="snapshot-size">8pt</xsl:variable>
  <xsl:variable name="snapshot-bottom-mm" select="8"/>
  <!-- Bars: no clause. -->
  <xsl:variable name="bar-height">7mm</xsl:variable>
</xsl:stylesheet>
