<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/bodies.xsl - the figures of each body, those with the biggest backlog first.
     Used by:     each form, as FORM/bodies.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <xsl:template name="subject">
    <xsl:text>tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị</xsl:text>
    <xsl:if test="count(directives/directive) = 1"> theo <xsl:for-each select="directives/directive"><xsl:call-template name="citation-short"/></xsl:for-each></xsl:if>
  </xsl:template>

  <xsl:template name="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:call-template name="office-name"/>
      <xsl:text> tổng hợp tình hình thực hiện nhiệm vụ của các cơ quan, đơn vị</xsl:text>
      <xsl:if test="count(directives/directive) = 1"> tại <xsl:for-each select="directives/directive"><xsl:call-template name="citation"/></xsl:for-each></xsl:if>
      <xsl:text>, tính đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:text>, như sau:</xsl:text>
    </fo:block>
    <xsl:choose>
      <xsl:when test="totals/@total = 0">
        <xsl:call-template name="paragraph"><xsl:with-param name="text">Đến thời điểm chốt số liệu, chưa có nhiệm vụ nào được ghi nhận trong phạm vi báo cáo.</xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="overall"/>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Có </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count(bodies/body[@name])"/></xsl:call-template>
          <xsl:text> cơ quan, đơn vị chủ trì. Nhiệm vụ giao cho nhiều cơ quan cùng chủ trì được tính một lượt cho mỗi cơ quan: </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
          <xsl:text> nhiệm vụ, </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="bodies/sum/@total"/></xsl:call-template>
          <xsl:text> lượt giao.</xsl:text>
        </fo:block>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 1. Kết quả theo cơ quan, đơn vị chủ trì, nhiều nhiệm vụ quá hạn nêu trước (số lượt giao, đến hết ngày&#160;<xsl:value-of select="/report/as-of/@text"/>)</xsl:with-param></xsl:call-template>
        <xsl:call-template name="shares-table"/>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Tỷ lệ hoàn thành bằng số đã hoàn thành chia cho tổng số trừ số tạm dừng, hủy; tỷ lệ quá hạn bằng số quá hạn chưa hoàn thành chia cho tổng của số đã hoàn thành và số quá hạn chưa hoàn thành; số liệu đến hết ngày&#160;</xsl:text>
          <xsl:value-of select="/report/as-of/@text"/>
          <xsl:text>.</xsl:text>
          <xsl:if test="/report/period"> Cột “Kỳ trước” là số quá hạn chưa hoàn thành đến hết ngày&#160;<xsl:value-of select="/report/period/previous/@to-text"/>.</xsl:if>
          <xsl:text> Quy tắc tính: </xsl:text>
          <xsl:call-template name="rules-of-counting"/>
          <xsl:text>.</xsl:text>
        </fo:block>
        <xsl:call-template name="bodies-chart"><xsl:with-param name="number">1</xsl:with-param></xsl:call-template>
        <xsl:call-template name="comparison"><xsl:with-param name="caption">Bảng 2. So sánh với kỳ trước</xsl:with-param></xsl:call-template>
        <xsl:call-template name="changes"><xsl:with-param name="table">3</xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:text>Trên đây là báo cáo </xsl:text>
      <xsl:call-template name="subject"/>
      <xsl:text>, tính đến ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:value-of select="$end-of-body"/>
    </fo:block>
  </xsl:template>

  <!-- Agency; in all; done (all, on time, late, share); not done (all, in term, overdue, share); the rest. -->
  <xsl:template name="shares-table">
    <fo:table width="165mm" xsl:use-attribute-sets="dense-table">
      <fo:table-column column-width="10mm"/>
      <fo:table-column column-width="{41 - 12 * count(/report/period)}mm"/>
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="15mm"/>
      <fo:table-column column-width="13mm"/>
      <fo:table-column column-width="11mm"/>
      <xsl:if test="/report/period"><fo:table-column column-width="12mm"/></xsl:if>
      <fo:table-column column-width="16mm"/>
      <fo:table-column column-width="13mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tổng số</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đã hoàn thành</xsl:with-param><xsl:with-param name="columns">4</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Chưa hoàn thành</xsl:with-param><xsl:with-param name="columns" select="3 + count(/report/period)"/></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Khác (*)</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
        </fo:table-row>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">Tổng</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đúng hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Quá hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tỷ lệ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Trong hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Quá hạn</xsl:with-param></xsl:call-template>
          <xsl:if test="/report/period"><xsl:call-template name="head"><xsl:with-param name="text">Kỳ trước</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:call-template name="head"><xsl:with-param name="text">Tỷ lệ quá hạn</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/report/bodies/body">
          <xsl:call-template name="shares-row"><xsl:with-param name="at" select="position()"/></xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="/report/bodies/sum">
          <xsl:call-template name="shares-row"><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block font-size="{$dense-size}" font-style="italic" line-height="{$dense-line-height}" space-after="{$body-gap}">(*) Thường xuyên, chờ điều kiện, chưa xác định được thời hạn, tạm dừng, hủy.</fo:block>
  </xsl:template>

  <xsl:template name="shares-row">
    <xsl:param name="at"/>
    <xsl:param name="weight" select="'normal'"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="{$weight}">
      <xsl:if test="self::sum"><xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute></xsl:if>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="$at"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="body-name"/></fo:table-cell>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@total"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@done"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@on-time"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@late"/></xsl:call-template>
      <xsl:call-template name="share-cell"><xsl:with-param name="part" select="@done"/><xsl:with-param name="whole" select="@total - @suspended - @cancelled"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@in-term"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@overdue"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
      <xsl:if test="/report/period"><xsl:call-template name="figure"><xsl:with-param name="number" select="@previous-overdue"/></xsl:call-template></xsl:if>
      <xsl:call-template name="share-cell"><xsl:with-param name="part" select="@overdue"/><xsl:with-param name="whole" select="@fell-due"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@continuous + @waiting + @no-date + @suspended + @cancelled"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="share-cell">
    <xsl:param name="part"/>
    <xsl:param name="whole"/>
    <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="percent"><xsl:with-param name="part" select="$part"/><xsl:with-param name="whole" select="$whole"/></xsl:call-template></fo:block></fo:table-cell>
  </xsl:template>
</xsl:stylesheet>
