<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/exceptions.xsl - the short list for leaders: who is late, by how many days, what product is missing, who must decide.
     Used by:     each form, as FORM/exceptions.xsl.
     Source:      the four facts of the exception list of Party provincial practice (2026). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <xsl:variable name="items-listed" select="100"/>

  <xsl:template name="subject">nhiệm vụ quá hạn cần tập trung chỉ đạo</xsl:template>

  <xsl:template name="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:call-template name="office-name"/>
      <xsl:text> báo cáo các nhiệm vụ quá hạn chưa hoàn thành</xsl:text>
      <xsl:if test="count(directives/directive) = 1"> tại <xsl:for-each select="directives/directive"><xsl:call-template name="citation-short"/></xsl:for-each></xsl:if>
      <xsl:text>, tính đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:text>, như sau:</xsl:text>
    </fo:block>
    <xsl:choose>
      <xsl:when test="overdue/@items = 0">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>Trong </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
          <xsl:text> nhiệm vụ được giao, không có nhiệm vụ quá hạn chưa hoàn thành.</xsl:text>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:text>1. Có </xsl:text>
          <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/@items"/></xsl:call-template></fo:inline>
          <xsl:text> nhiệm vụ quá hạn chưa hoàn thành trên tổng số </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
          <xsl:text> nhiệm vụ được giao, thuộc trách nhiệm chủ trì của </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count(bodies/body[@name and @overdue &gt; 0])"/></xsl:call-template>
          <xsl:text> cơ quan, đơn vị; chậm nhiều nhất </xsl:text>
          <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/item[1]/@days-late"/></xsl:call-template>
          <xsl:text> ngày.</xsl:text>
          <xsl:if test="overdue/@items &gt; $items-listed"> Bảng dưới đây nêu <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="$items-listed"/></xsl:call-template> nhiệm vụ chậm nhiều nhất; danh sách đầy đủ có tại biểu theo dõi.</xsl:if>
          <xsl:text> Tỷ lệ quá hạn chưa hoàn thành: </xsl:text>
          <xsl:call-template name="percent"><xsl:with-param name="part" select="totals/@overdue"/><xsl:with-param name="whole" select="totals/@fell-due"/></xsl:call-template>
          <xsl:text> (số quá hạn chưa hoàn thành chia cho số đã hoàn thành và số quá hạn chưa hoàn thành: </xsl:text>
          <xsl:call-template name="count"><xsl:with-param name="number" select="totals/@overdue"/></xsl:call-template>
          <xsl:text>/</xsl:text>
          <xsl:call-template name="count"><xsl:with-param name="number" select="totals/@fell-due"/></xsl:call-template>
          <xsl:text>, số liệu đến hết ngày&#160;</xsl:text>
          <xsl:value-of select="/report/as-of/@text"/>
          <xsl:text>).</xsl:text>
        </fo:block>
        <xsl:call-template name="caption"><xsl:with-param name="text">Bảng 1. Nhiệm vụ quá hạn chưa hoàn thành</xsl:with-param></xsl:call-template>
        <xsl:call-template name="exceptions-table"/>
        <xsl:call-template name="bodies-chart"><xsl:with-param name="number">1</xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="waiting/@items &gt; 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:if test="overdue/@items &gt; 0">2. </xsl:if>
        <xsl:text>Ngoài ra, </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@waiting"/></xsl:call-template>
        <xsl:text> nhiệm vụ đang chờ điều kiện hoặc mốc tính thời hạn, </xsl:text>
        <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@no-date"/></xsl:call-template>
        <xsl:text> nhiệm vụ chưa xác định được thời hạn nên không thể tính là quá hạn; đề nghị cơ quan ban hành văn bản giao xem xét, xác định thời hạn.</xsl:text>
      </fo:block>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:if test="overdue/@items &gt; 0"><xsl:value-of select="2 + count(waiting[@items &gt; 0])"/>. </xsl:if>
      <xsl:text>Quy tắc tính: </xsl:text>
      <xsl:call-template name="rules-of-counting"/>
      <xsl:text>.</xsl:text>
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:call-template name="office-name"/>
      <xsl:text> báo cáo và xin ý kiến chỉ đạo</xsl:text>
      <xsl:value-of select="$end-of-body"/>
    </fo:block>
  </xsl:template>

  <!-- Who, by how much, what is missing, who decides: the issuer of the directive, who alone can change what it asked. -->
  <xsl:template name="exceptions-table">
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="28mm"/>
      <fo:table-column column-width="56mm"/>
      <fo:table-column column-width="23mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="23mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Số ngày quá hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Sản phẩm còn thiếu</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cấp quyết định</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/report/overdue/item[position() &lt;= $items-listed]">
          <fo:table-row>
            <xsl:call-template name="keep-row"/>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="content"/></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block font-weight="bold"><xsl:call-template name="count"><xsl:with-param name="number" select="@days-late"/></xsl:call-template></fo:block><fo:block font-style="italic">(hạn <xsl:value-of select="in-force/@text"/>)</fo:block></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="missing-product"/></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="decider"/></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="missing-product">
    <xsl:choose>
      <xsl:when test="deliverable"><xsl:call-template name="names"><xsl:with-param name="names" select="deliverable"/></xsl:call-template></xsl:when>
      <xsl:otherwise><fo:block font-style="italic">văn bản báo cáo kết quả</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:key name="directive" match="directive" use="@id"/>
  <xsl:template name="decider">
    <xsl:variable name="issuer" select="key('directive', @directive)/@issuer"/>
    <fo:block>
      <xsl:choose>
        <xsl:when test="$issuer != ''"><xsl:call-template name="first-capital"><xsl:with-param name="text" select="$issuer"/></xsl:call-template></xsl:when>
        <xsl:otherwise>–</xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
