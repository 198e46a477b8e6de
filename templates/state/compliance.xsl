<?xml version="1.0" encoding="UTF-8"?>
<!-- state/compliance.xsl - the compliance report in the State form: its letterhead and closing around the shared text. An office that
     wants other words copies this file to its configuration folder and overrides the named templates there. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="form.xsl"/>
  <xsl:import href="../shared/compliance.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>
</xsl:stylesheet>
