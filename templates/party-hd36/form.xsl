<?xml version="1.0" encoding="UTF-8"?>
<!-- party-hd36/form.xsl - the Party form before 27/5/2026: as party/form.xsl but for what stands here.
     Used by:     the kinds of reports/.
     Source:      Hướng dẫn 36-HD/VPTW (03/4/2018). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="../party/form.xsl"/>
  <xsl:import href="measures.xsl"/>

  <!-- Recipients end with a comma, the last with a full stop (HD 36, recipients); in HD 05 with a semicolon. -->
  <xsl:variable name="recipient-end" select="','"/>
</xsl:stylesheet>
