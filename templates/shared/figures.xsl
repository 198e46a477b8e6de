<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/figures.xsl - totals in words, the shares with their formulas, the period against the one before, the rules of counting.
     Used by:     shared/report.xsl.
     Not here:    tables of bodies and items (tables.xsl), bars (chart.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- All in one paragraph; every item is in exactly one of its cells. -->
  <xsl:template name="overall">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Tổng số nhiệm vụ được giao là </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ. Trong đó: đã hoàn thành </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@done"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ (đúng hạn </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@on-time"/></xsl:call-template>
      <xsl:text>, quá hạn </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@late"/></xsl:call-template>
      <xsl:text>); chưa hoàn thành, còn trong hạn </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@in-term"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ; chưa hoàn thành, đã quá hạn </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@overdue"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ</xsl:text>
      <xsl:if test="totals/@continuous + totals/@waiting + totals/@no-date &gt; 0">
        <xsl:text>; không gắn với thời hạn cụ thể </xsl:text>
        <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@continuous + totals/@waiting + totals/@no-date"/></xsl:call-template></fo:inline>
        <xsl:text> nhiệm vụ (thường xuyên, chờ điều kiện hoặc chưa xác định được thời hạn)</xsl:text>
      </xsl:if>
      <xsl:if test="totals/@suspended + totals/@cancelled &gt; 0">
        <xsl:text>; tạm dừng hoặc hủy </xsl:text>
        <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@suspended + totals/@cancelled"/></xsl:call-template></fo:inline>
        <xsl:text> nhiệm vụ</xsl:text>
      </xsl:if>
      <xsl:text>.</xsl:text>
      <xsl:if test="$has-appendix"><xsl:text> Chi tiết từng nhiệm vụ tại Phụ lục kèm theo.</xsl:text></xsl:if>
    </fo:block>
  </xsl:template>

  <!-- Each share with its formula and its two figures. -->
  <xsl:template name="rates">
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:text>Các tỷ lệ sau tính trên số liệu đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:text>:</xsl:text>
    </fo:block>
    <xsl:for-each select="/report/totals">
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ hoàn thành đúng hạn</xsl:with-param>
        <xsl:with-param name="formula">số hoàn thành đúng hạn chia cho số đã hoàn thành và số quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="part" select="@on-time"/>
        <xsl:with-param name="whole" select="@fell-due"/>
      </xsl:call-template>
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="formula">số quá hạn chưa hoàn thành chia cho số đã hoàn thành và số quá hạn chưa hoàn thành</xsl:with-param>
        <xsl:with-param name="part" select="@overdue"/>
        <xsl:with-param name="whole" select="@fell-due"/>
      </xsl:call-template>
      <xsl:call-template name="rate">
        <xsl:with-param name="label">Tỷ lệ hoàn thành trên số nhiệm vụ còn hiệu lực</xsl:with-param>
        <xsl:with-param name="formula">số đã hoàn thành chia cho tổng số trừ số tạm dừng, hủy</xsl:with-param>
        <xsl:with-param name="part" select="@done"/>
        <xsl:with-param name="whole" select="@total - @suspended - @cancelled"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The rules of counting that are in force, so that whoever counts again gets the same (data: settings). -->
  <xsl:template name="rules-of-counting">
    <xsl:text>nhiệm vụ có thời hạn đúng ngày chốt số liệu chưa tính là quá hạn; thời hạn ghi “trước ngày” được tính </xsl:text>
    <xsl:choose>
      <xsl:when test="/report/settings/@before-includes-day = 'no'">đến hết ngày liền trước ngày đó</xsl:when>
      <xsl:otherwise>đến hết ngày đó</xsl:otherwise>
    </xsl:choose>
    <xsl:text>; nhiệm vụ còn từ </xsl:text>
    <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="/report/settings/@due-soon-days"/></xsl:call-template>
    <xsl:text> ngày trở xuống được tính là sắp đến hạn; nhiệm vụ hoàn thành sau thời hạn được tính là đã hoàn thành (quá hạn)</xsl:text>
  </xsl:template>

  <!-- ==== the period against the one before ==== -->
  <!-- `từ ngày 01/9/2026 đến ngày 30/9/2026` -->
  <xsl:template name="from-to">
    <xsl:text>từ ngày&#160;</xsl:text><xsl:value-of select="@from-text"/>
    <xsl:text> đến hết ngày&#160;</xsl:text><xsl:value-of select="@to-text"/>
  </xsl:template>

  <xsl:template name="comparison">
    <xsl:param name="caption"/>
    <xsl:for-each select="/report/period">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>Kỳ báo cáo</xsl:text>
        <xsl:text> </xsl:text>
        <xsl:call-template name="from-to"/>
        <xsl:text> so với kỳ trước </xsl:text>
        <xsl:for-each select="previous"><xsl:call-template name="from-to"/></xsl:for-each>
        <xsl:text>: giao mới </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@assigned"/></xsl:call-template>
        <xsl:text> nhiệm vụ (kỳ trước </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="previous/@assigned"/></xsl:call-template>
        <xsl:text>), đến hạn </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@fell-due"/></xsl:call-template>
        <xsl:text> nhiệm vụ (kỳ trước </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="previous/@fell-due"/></xsl:call-template>
        <xsl:text>), hoàn thành </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@done"/></xsl:call-template>
        <xsl:text> nhiệm vụ (kỳ trước </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="previous/@done"/></xsl:call-template>
        <xsl:text>).</xsl:text>
      </fo:block>
      <xsl:call-template name="caption"><xsl:with-param name="text" select="$caption"/></xsl:call-template>
      <xsl:call-template name="comparison-table"/>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>Tăng, giảm (%) bằng số đến cuối kỳ này trừ số đến cuối kỳ trước, chia cho số đến cuối kỳ trước; “mới” là kỳ trước chưa có. Số đến cuối kỳ trước tính theo dữ liệu hiện có trong sổ theo dõi, không gồm văn bản ban hành sau ngày&#160;</xsl:text>
        <xsl:value-of select="previous/@to-text"/>
        <xsl:text>.</xsl:text>
      </fo:block>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="comparison-table">
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="69mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">Chỉ tiêu</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đến <xsl:value-of select="@to-text"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đến <xsl:value-of select="previous/@to-text"/></xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tăng, giảm</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tăng, giảm (%)</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Tổng số nhiệm vụ được giao</xsl:with-param><xsl:with-param name="weight">bold</xsl:with-param><xsl:with-param name="now" select="/report/totals/@total"/><xsl:with-param name="before" select="/report/period/previous/totals/@total"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Đã hoàn thành</xsl:with-param><xsl:with-param name="weight">bold</xsl:with-param><xsl:with-param name="now" select="/report/totals/@done"/><xsl:with-param name="before" select="/report/period/previous/totals/@done"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Trong đó: đúng hạn</xsl:with-param><xsl:with-param name="weight">normal</xsl:with-param><xsl:with-param name="now" select="/report/totals/@on-time"/><xsl:with-param name="before" select="/report/period/previous/totals/@on-time"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Trong đó: quá hạn</xsl:with-param><xsl:with-param name="weight">normal</xsl:with-param><xsl:with-param name="now" select="/report/totals/@late"/><xsl:with-param name="before" select="/report/period/previous/totals/@late"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Chưa hoàn thành, trong hạn</xsl:with-param><xsl:with-param name="weight">normal</xsl:with-param><xsl:with-param name="now" select="/report/totals/@in-term"/><xsl:with-param name="before" select="/report/period/previous/totals/@in-term"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Chưa hoàn thành, quá hạn</xsl:with-param><xsl:with-param name="weight">bold</xsl:with-param><xsl:with-param name="now" select="/report/totals/@overdue"/><xsl:with-param name="before" select="/report/period/previous/totals/@overdue"/></xsl:call-template>
        <xsl:call-template name="comparison-row"><xsl:with-param name="label">Thường xuyên, chờ, chưa có thời hạn</xsl:with-param><xsl:with-param name="weight">normal</xsl:with-param><xsl:with-param name="now" select="/report/totals/@continuous + /report/totals/@waiting + /report/totals/@no-date"/><xsl:with-param name="before" select="/report/period/previous/totals/@continuous + /report/period/previous/totals/@waiting + /report/period/previous/totals/@no-date"/></xsl:call-template>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="comparison-row">
    <xsl:param name="label"/>
    <xsl:param name="weight"/>
    <xsl:param name="now"/>
    <xsl:param name="before"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="{$weight}">
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="count"><xsl:with-param name="number" select="$now"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="count"><xsl:with-param name="number" select="$before"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="difference"><xsl:with-param name="number" select="$now - $before"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="growth"><xsl:with-param name="now" select="$now"/><xsl:with-param name="before" select="$before"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
