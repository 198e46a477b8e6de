<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/chart.xsl - bars: the totals as one bar in shares, the bodies with most overdue work.
     Used by:     shared/report.xsl.
     A bar is a table cell or a block with a background; greys, since official documents are printed in black. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- ==== the totals as one bar ==== -->
  <xsl:template name="totals-chart">
    <xsl:for-each select="/report/totals">
      <fo:table table-layout="fixed" width="{$text-width-mm}mm" border-collapse="collapse" space-before="{$body-gap}" keep-with-next.within-page="always">
        <xsl:if test="@on-time &gt; 0"><fo:table-column column-width="proportional-column-width({@on-time})"/></xsl:if>
        <xsl:if test="@late &gt; 0"><fo:table-column column-width="proportional-column-width({@late})"/></xsl:if>
        <xsl:if test="@in-term &gt; 0"><fo:table-column column-width="proportional-column-width({@in-term})"/></xsl:if>
        <xsl:if test="@overdue &gt; 0"><fo:table-column column-width="proportional-column-width({@overdue})"/></xsl:if>
        <xsl:if test="@continuous + @waiting + @no-date &gt; 0"><fo:table-column column-width="proportional-column-width({@continuous + @waiting + @no-date})"/></xsl:if>
        <xsl:if test="@suspended + @cancelled &gt; 0"><fo:table-column column-width="proportional-column-width({@suspended + @cancelled})"/></xsl:if>
        <fo:table-body>
          <fo:table-row height="{$bar-height}" keep-together.within-page="always">
            <xsl:if test="@on-time &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#BFBFBF"><fo:block/></fo:table-cell></xsl:if>
            <xsl:if test="@late &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#7F7F7F"><fo:block/></fo:table-cell></xsl:if>
            <xsl:if test="@in-term &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#FFFFFF"><fo:block/></fo:table-cell></xsl:if>
            <xsl:if test="@overdue &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#000000"><fo:block/></fo:table-cell></xsl:if>
            <xsl:if test="@continuous + @waiting + @no-date &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#E6E6E6"><fo:block/></fo:table-cell></xsl:if>
            <xsl:if test="@suspended + @cancelled &gt; 0"><fo:table-cell border="{$cell-border}" background-color="#404040"><fo:block/></fo:table-cell></xsl:if>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
      <!-- What each grey is, three a row. -->
      <fo:table table-layout="fixed" width="{$text-width-mm}mm" space-before="3pt" font-size="{$dense-size}" line-height="{$dense-line-height}" keep-with-next.within-page="always">
        <fo:table-column column-width="proportional-column-width(52)"/>
        <fo:table-column column-width="proportional-column-width(40)"/>
        <fo:table-column column-width="proportional-column-width(73)"/>
        <fo:table-body>
          <fo:table-row keep-together.within-page="always">
            <xsl:call-template name="legend"><xsl:with-param name="colour">#BFBFBF</xsl:with-param><xsl:with-param name="label">Hoàn thành đúng hạn</xsl:with-param><xsl:with-param name="number" select="@on-time"/></xsl:call-template>
            <xsl:call-template name="legend"><xsl:with-param name="colour">#FFFFFF</xsl:with-param><xsl:with-param name="label">Trong hạn</xsl:with-param><xsl:with-param name="number" select="@in-term"/></xsl:call-template>
            <xsl:call-template name="legend"><xsl:with-param name="colour">#E6E6E6</xsl:with-param><xsl:with-param name="label">Thường xuyên, chờ, chưa có thời hạn</xsl:with-param><xsl:with-param name="number" select="@continuous + @waiting + @no-date"/></xsl:call-template>
          </fo:table-row>
          <fo:table-row keep-together.within-page="always">
            <xsl:call-template name="legend"><xsl:with-param name="colour">#7F7F7F</xsl:with-param><xsl:with-param name="label">Hoàn thành quá hạn</xsl:with-param><xsl:with-param name="number" select="@late"/></xsl:call-template>
            <xsl:call-template name="legend"><xsl:with-param name="colour">#000000</xsl:with-param><xsl:with-param name="label">Quá hạn</xsl:with-param><xsl:with-param name="number" select="@overdue"/></xsl:call-template>
            <xsl:call-template name="legend"><xsl:with-param name="colour">#404040</xsl:with-param><xsl:with-param name="label">Tạm dừng, hủy</xsl:with-param><xsl:with-param name="number" select="@suspended + @cancelled"/></xsl:call-template>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
      <xsl:call-template name="chart-caption"><xsl:with-param name="text">Biểu đồ 1. Cơ cấu nhiệm vụ theo tình trạng thực hiện</xsl:with-param></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="legend">
    <xsl:param name="colour"/>
    <xsl:param name="label"/>
    <xsl:param name="number"/>
    <fo:table-cell padding="0.5mm">
      <fo:table table-layout="fixed" width="100%">
        <fo:table-column column-width="5mm"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body>
          <fo:table-row>
            <fo:table-cell display-align="center"><fo:block end-indent="1.5mm" background-color="{$colour}" border="{$cell-border}" font-size="6pt" line-height="7pt">&#160;</fo:block></fo:table-cell>
            <fo:table-cell><fo:block><xsl:value-of select="$label"/>: <xsl:call-template name="count"><xsl:with-param name="number" select="$number"/></xsl:call-template></fo:block></fo:table-cell>
          </fo:table-row>
        </fo:table-body>
      </fo:table>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="chart-caption">
    <xsl:param name="text"/>
    <fo:block text-align="center" font-size="{$table-size}" font-style="italic" line-height="{$body-line-height}" space-before="2pt" space-after="{$body-gap}">
      <xsl:value-of select="$text"/>
      <xsl:text> (đến hết ngày&#160;</xsl:text><xsl:value-of select="/report/as-of/@text"/><xsl:text>)</xsl:text>
    </fo:block>
  </xsl:template>

  <!-- ==== the bodies with most overdue work ==== -->
  <xsl:variable name="bars-listed" select="10"/>
  <xsl:variable name="bar-name-mm" select="62"/>
  <xsl:variable name="bar-mm" select="88"/>

  <xsl:template name="bodies-chart">
    <xsl:param name="number" select="'2'"/>
    <xsl:variable name="bodies" select="/report/bodies/body[@name and @overdue &gt; 0]"/>
    <xsl:variable name="most" select="$bodies[1]/@overdue"/>
    <xsl:if test="$bodies">
      <fo:table table-layout="fixed" width="{$text-width-mm}mm" space-before="{$body-gap}" font-size="{$dense-size}" line-height="{$dense-line-height}">
        <fo:table-column column-width="{$bar-name-mm}mm"/>
        <fo:table-column column-width="{$text-width-mm - $bar-name-mm - $bar-mm}mm"/>
        <fo:table-column column-width="{$bar-mm}mm"/>
        <fo:table-body>
          <xsl:for-each select="$bodies[position() &lt;= $bars-listed]">
            <fo:table-row keep-together.within-page="always" keep-with-next.within-page="always">
              <fo:table-cell padding="1mm" padding-left="0mm" display-align="center">
                <fo:block text-align="end"><xsl:call-template name="first-capital"><xsl:with-param name="text" select="@name"/></xsl:call-template></fo:block>
              </fo:table-cell>
              <fo:table-cell padding="1mm" padding-right="2mm" display-align="center">
                <fo:block text-align="end" font-weight="bold"><xsl:call-template name="count"><xsl:with-param name="number" select="@overdue"/></xsl:call-template></fo:block>
              </fo:table-cell>
              <fo:table-cell padding-top="1mm" padding-bottom="1mm" border-left="{$cell-border}" display-align="center">
                <fo:block background-color="#595959" end-indent="{format-number($bar-mm * (1 - @overdue div $most), '0.00')}mm" font-size="8pt" line-height="11pt">&#160;</fo:block>
              </fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
      <xsl:call-template name="chart-caption"><xsl:with-param name="text">
        <xsl:text>Biểu đồ </xsl:text><xsl:value-of select="$number"/><xsl:text>. </xsl:text>
        <xsl:if test="count($bodies) &gt; $bars-listed"><xsl:value-of select="$bars-listed"/> cơ quan, đơn vị có nhiều nhiệm vụ quá hạn chưa hoàn thành nhất</xsl:if>
        <xsl:if test="count($bodies) &lt;= $bars-listed">Nhiệm vụ quá hạn chưa hoàn thành theo cơ quan, đơn vị chủ trì</xsl:if>
      </xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
