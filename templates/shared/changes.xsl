<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/changes.xsl - what stands otherwise than at the end of the period before, item by item.
     Used by:     reports/ that compare periods, after figures.xsl's comparison.
     Not here:    figures of the two periods (figures.xsl).
     Column widths are mm and add up to the text width of 165. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- How many tables the comparison has, for the numbers of those after it. -->
  <xsl:variable name="comparison-tables" select="count(/report/period) + count(/report/period/changes[@items &gt; 0])"/>

  <xsl:template name="changes">
    <xsl:param name="table"/><!-- its number -->
    <xsl:for-each select="/report/period/changes">
      <xsl:choose>
        <xsl:when test="@items &gt; 0">
          <xsl:call-template name="caption"><xsl:with-param name="text">
            <xsl:text>Bảng </xsl:text>
            <xsl:value-of select="$table"/>
            <xsl:text>. Nhiệm vụ có thay đổi từ sau ngày&#160;</xsl:text>
            <xsl:value-of select="../previous/@to-text"/>
          </xsl:with-param></xsl:call-template>
          <xsl:call-template name="changes-table"/>
        </xsl:when>
        <xsl:otherwise>
          <fo:block xsl:use-attribute-sets="paragraph">
            <xsl:text>Từ sau ngày&#160;</xsl:text>
            <xsl:value-of select="../previous/@to-text"/>
            <xsl:text>, không có nhiệm vụ nào thay đổi tình trạng, thời hạn hoặc được giao mới.</xsl:text>
          </fo:block>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="changes-table">
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="72mm"/>
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="46mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thay đổi</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="change">
          <fo:table-row xsl:use-attribute-sets="row" keep-with-next.within-page="always">
            <fo:table-cell number-columns-spanned="4" border="{$cell-border}" padding="{$cell-padding}">
              <fo:block font-weight="bold"><xsl:call-template name="change-label"/></fo:block>
            </fo:table-cell>
          </fo:table-row>
          <xsl:for-each select="item">
            <fo:table-row>
              <xsl:call-template name="keep-row"/>
              <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
              <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="content"/></fo:table-cell>
              <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
              <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="change"/></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- `Phát sinh quá hạn: 32 nhiệm vụ (nêu 20 nhiệm vụ)`. -->
  <xsl:template name="change-label">
    <xsl:choose>
      <xsl:when test="@kind = 'done'">Đã hoàn thành</xsl:when>
      <xsl:when test="@kind = 'closed'">Tạm dừng, hủy</xsl:when>
      <xsl:when test="@kind = 'overdue'">Phát sinh quá hạn</xsl:when>
      <xsl:when test="@kind = 'extended'">Được gia hạn</xsl:when>
      <xsl:when test="@kind = 'resumed'">Tiếp tục thực hiện</xsl:when>
      <xsl:otherwise>Giao mới</xsl:otherwise>
    </xsl:choose>
    <xsl:text>: </xsl:text>
    <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="@items"/></xsl:call-template>
    <xsl:text> nhiệm vụ</xsl:text>
    <xsl:if test="count(item) &lt; @items">
      <xsl:text> (nêu </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="count(item)"/></xsl:call-template>
      <xsl:text> nhiệm vụ đầu</xsl:text>
      <xsl:if test="$has-appendix">, còn lại tại Phụ lục</xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- What is new about one item. -->
  <xsl:template name="change">
    <xsl:choose>
      <xsl:when test="../@kind = 'done'">
        <xsl:call-template name="state"/>
        <xsl:call-template name="evidence"/>
      </xsl:when>
      <xsl:when test="../@kind = 'closed'"><xsl:call-template name="state"/></xsl:when>
      <xsl:when test="../@kind = 'overdue'">
        <fo:block>Quá hạn <xsl:value-of select="@days-late"/> ngày (hạn <xsl:value-of select="in-force/@text"/>)</fo:block>
      </xsl:when>
      <xsl:when test="../@kind = 'extended'">
        <fo:block>Từ <xsl:value-of select="@was-text"/> đến <xsl:value-of select="in-force/@text"/></fo:block>
      </xsl:when>
      <xsl:when test="in-force"><fo:block>Hạn <xsl:value-of select="in-force/@text"/></fo:block></xsl:when>
      <xsl:otherwise><xsl:call-template name="state"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
