<?xml version="1.0" encoding="UTF-8"?>
<!-- party-hd36/measures.xsl - the measures of the Party form before 27/5/2026.
     Source: Hướng dẫn 36-HD/VPTW (03/4/2018), called HD 36 below. Paper, margins, page number, heading, issuer, number, place and date,
     type, subject, signature and recipients have in HD 36 the values that HD 05 took over: they stand in party/measures.xsl. Here stands
     what HD 36 states in its own way. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../party/measures.xsl"/>

  <!-- Body: line pitch at least 18 pt, exactly (HD 36, body); HD 05 has a range, 18-22. -->
  <xsl:variable name="body-line-height" select="'18pt'"/>
</xsl:stylesheet>
