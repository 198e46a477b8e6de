<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/tables.xsl - the tables of a report: totals, bodies, overdue, due next, what waits, the appendix.
     Used by:     shared/report.xsl.
     Not here:    sentences (reports/), measures (measures.xsl of each form).
     Column widths are mm and add up to the text width: 165 upright, 252 across. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <!-- Cells of rows name their border and padding themselves: a set of attributes takes libxslt thrice the time, and there are many. -->
  <xsl:attribute-set name="table">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="border-collapse">collapse</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$table-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$table-line-height"/></xsl:attribute>
    <xsl:attribute name="space-after"><xsl:value-of select="$body-gap"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="dense-table" use-attribute-sets="table">
    <xsl:attribute name="font-size"><xsl:value-of select="$dense-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$dense-line-height"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="row">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="head">
    <xsl:param name="text"/>
    <xsl:param name="columns" select="'1'"/>
    <xsl:param name="rows" select="'1'"/>
    <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" display-align="center" text-align="center" font-weight="bold">
      <xsl:if test="$columns &gt; 1"><xsl:attribute name="number-columns-spanned"><xsl:value-of select="$columns"/></xsl:attribute></xsl:if>
      <xsl:if test="$rows &gt; 1"><xsl:attribute name="number-rows-spanned"><xsl:value-of select="$rows"/></xsl:attribute></xsl:if>
      <fo:block><xsl:value-of select="$text"/></fo:block>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="figure">
    <xsl:param name="number"/>
    <xsl:param name="weight"/><!-- empty: the row's -->
    <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center">
      <xsl:if test="$weight != ''"><xsl:attribute name="font-weight"><xsl:value-of select="$weight"/></xsl:attribute></xsl:if>
      <fo:block>
        <xsl:choose><!-- count-or-dash, written out: there are many -->
          <xsl:when test="$number &gt; 0"><xsl:value-of select="format-number($number, '#.##0', 'vi')"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose>
      </fo:block>
    </fo:table-cell>
  </xsl:template>

  <!-- `Bảng 1. …` above a table, kept with it. -->
  <xsl:template name="caption">
    <xsl:param name="text"/>
    <fo:block text-align="center" font-size="{$table-size}" font-style="italic" line-height="{$body-line-height}" space-before="{$body-gap}" space-after="2pt"
              keep-with-next.within-page="always"><xsl:value-of select="$text"/></fo:block>
  </xsl:template>

  <!-- ==== totals ==== -->
  <xsl:template name="totals-table">
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="15mm"/>
      <fo:table-column column-width="90mm"/>
      <fo:table-column column-width="28mm"/>
      <fo:table-column column-width="32mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tình trạng</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Số nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tỷ lệ trên tổng số</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/report/totals">
          <xsl:call-template name="totals-row"><xsl:with-param name="label">Tổng số nhiệm vụ được giao</xsl:with-param><xsl:with-param name="number" select="@total"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">1</xsl:with-param><xsl:with-param name="label">Đã hoàn thành</xsl:with-param><xsl:with-param name="number" select="@done"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">1.1</xsl:with-param><xsl:with-param name="label">Hoàn thành đúng hạn</xsl:with-param><xsl:with-param name="number" select="@on-time"/></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">1.2</xsl:with-param><xsl:with-param name="label">Hoàn thành quá hạn</xsl:with-param><xsl:with-param name="number" select="@late"/></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">2</xsl:with-param><xsl:with-param name="label">Chưa hoàn thành, có thời hạn</xsl:with-param><xsl:with-param name="number" select="@in-term + @overdue"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">2.1</xsl:with-param><xsl:with-param name="label">
            <xsl:text>Trong hạn</xsl:text>
            <xsl:if test="@due-soon &gt; 0"> (<xsl:value-of select="@due-soon"/> nhiệm vụ đến hạn trong <xsl:value-of select="@due-soon-days"/> ngày tới)</xsl:if>
          </xsl:with-param><xsl:with-param name="number" select="@in-term"/></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">2.2</xsl:with-param><xsl:with-param name="label">Quá hạn</xsl:with-param><xsl:with-param name="number" select="@overdue"/></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">3</xsl:with-param><xsl:with-param name="label">Thực hiện thường xuyên</xsl:with-param><xsl:with-param name="number" select="@continuous"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">4</xsl:with-param><xsl:with-param name="label">Chờ điều kiện hoặc mốc tính thời hạn</xsl:with-param><xsl:with-param name="number" select="@waiting"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">5</xsl:with-param><xsl:with-param name="label">Chưa xác định được thời hạn</xsl:with-param><xsl:with-param name="number" select="@no-date"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">6</xsl:with-param><xsl:with-param name="label">Tạm dừng</xsl:with-param><xsl:with-param name="number" select="@suspended"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
          <xsl:call-template name="totals-row"><xsl:with-param name="at">7</xsl:with-param><xsl:with-param name="label">Hủy, không tiếp tục thực hiện</xsl:with-param><xsl:with-param name="number" select="@cancelled"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="totals-row">
    <xsl:param name="at"/>
    <xsl:param name="label"/>
    <xsl:param name="number"/>
    <xsl:param name="weight" select="'normal'"/>
    <fo:table-row xsl:use-attribute-sets="row" font-weight="{$weight}">
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="$at"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><fo:block><xsl:value-of select="$label"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="count"><xsl:with-param name="number" select="$number"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:call-template name="percent"><xsl:with-param name="part" select="$number"/><xsl:with-param name="whole" select="@total"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ==== by body ==== -->
  <xsl:template name="bodies-table">
    <fo:table width="165mm" xsl:use-attribute-sets="dense-table">
      <fo:table-column column-width="10mm"/>
      <fo:table-column column-width="45mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-column column-width="16mm"/>
      <fo:table-column column-width="17mm"/>
      <fo:table-column column-width="17mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tổng số</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đã hoàn thành</xsl:with-param><xsl:with-param name="columns">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Chưa hoàn thành</xsl:with-param><xsl:with-param name="columns">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thường xuyên</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Chờ, chưa có hạn</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tạm dừng, hủy</xsl:with-param><xsl:with-param name="rows">2</xsl:with-param></xsl:call-template>
        </fo:table-row>
        <fo:table-row>
          <xsl:call-template name="head"><xsl:with-param name="text">đúng hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">quá hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">trong hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">quá hạn</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/report/bodies/body">
          <xsl:call-template name="body-row"><xsl:with-param name="at" select="position()"/></xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="/report/bodies/sum">
          <xsl:call-template name="body-row"><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="body-row">
    <xsl:param name="at"/>
    <xsl:param name="weight" select="'normal'"/>
    <fo:table-row keep-together.within-page="always" font-weight="{$weight}">
      <xsl:if test="self::sum"><xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute></xsl:if>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="$at"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="body-name"/></fo:table-cell>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@total"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@on-time"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@late"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@in-term"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@overdue"/><xsl:with-param name="weight">bold</xsl:with-param></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@continuous"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@waiting + @no-date"/></xsl:call-template>
      <xsl:call-template name="figure"><xsl:with-param name="number" select="@suspended + @cancelled"/></xsl:call-template>
    </fo:table-row>
  </xsl:template>

  <!-- The name at hand; the row of nobody; the sum. -->
  <xsl:template name="body-name">
    <xsl:choose>
      <xsl:when test="self::sum"><fo:block>Cộng (lượt giao)</fo:block></xsl:when>
      <xsl:when test="@name"><fo:block><xsl:call-template name="first-capital"><xsl:with-param name="text" select="@name"/></xsl:call-template></fo:block></xsl:when>
      <xsl:otherwise><fo:block font-style="italic">Chưa xác định cơ quan chủ trì</fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== what waits ==== -->
  <xsl:template name="waiting-table">
    <xsl:param name="items"/>
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="66mm"/>
      <fo:table-column column-width="34mm"/>
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="18mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thời hạn ghi trong văn bản, lý do</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Đã giao (ngày)</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$items">
          <fo:table-row>
            <xsl:call-template name="keep-row"/>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="content"/></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}">
              <xsl:for-each select="deadline"><fo:block><xsl:value-of select="@printed"/><xsl:if test="position() != last()">;</xsl:if></fo:block></xsl:for-each>
              <fo:block font-style="italic">
                <xsl:variable name="reason"><xsl:call-template name="reason-label"><xsl:with-param name="reason" select="@reason"/></xsl:call-template></xsl:variable>
                <xsl:if test="deadline">(<xsl:value-of select="$reason"/>)</xsl:if>
                <xsl:if test="not(deadline)"><xsl:call-template name="first-capital"><xsl:with-param name="text" select="$reason"/></xsl:call-template></xsl:if>
              </fo:block>
            </fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="@age-days"/><xsl:if test="not(@age-days)">–</xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ==== overdue, due next: six columns each, the last one days ==== -->
  <xsl:template name="items-table">
    <xsl:param name="items"/>
    <xsl:param name="days-label"/>
    <fo:table width="165mm" xsl:use-attribute-sets="table">
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="63mm"/>
      <fo:table-column column-width="32mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="23mm"/>
      <fo:table-column column-width="14mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan, đơn vị chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Sản phẩm</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thời hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text" select="$days-label"/></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="$items">
          <fo:table-row>
            <xsl:call-template name="keep-row"/>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="content"/></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="deliverable"/></xsl:call-template></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="in-force/@text"/></fo:block></fo:table-cell>
            <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block font-weight="bold"><xsl:value-of select="@days-late | @days-left"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- A row stays on one page unless the item is a long one: those may go on over the page, else much of a page stays empty. -->
  <xsl:variable name="kept-letters" select="450"/>
  <xsl:template name="keep-row">
    <xsl:if test="string-length(.) &lt;= $kept-letters"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- A number stays on one line unless it is longer than any column is wide. -->
  <xsl:variable name="kept-number-letters" select="20"/>

  <!-- What is to be done, and where it stands: `(mục II.4.3, 05-KH/ĐU)`. -->
  <xsl:template name="content">
    <fo:block>
      <xsl:value-of select="text"/>
      <xsl:text> </xsl:text>
      <fo:inline font-style="italic">
        <xsl:value-of select="concat('(mục&#160;', @path)"/>
        <xsl:choose>
          <xsl:when test="not(@number) or starts-with(@number, '/') or starts-with(@number, '-')">)</xsl:when>
          <xsl:when test="string-length(@number) &lt;= $kept-number-letters">, <fo:inline keep-together.within-line="always"><xsl:value-of select="concat(@number, ')')"/></fo:inline></xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(', ', @number, ')')"/></xsl:otherwise>
        </xsl:choose>
      </fo:inline>
    </fo:block>
  </xsl:template>

  <!-- Names, one a block; a dash where there is none. -->
  <xsl:template name="names">
    <xsl:param name="names"/>
    <xsl:for-each select="$names">
      <fo:block>
        <xsl:call-template name="first-capital"><xsl:with-param name="text" select="."/></xsl:call-template>
        <xsl:if test="position() != last()">;</xsl:if>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="not($names)"><fo:block>–</fo:block></xsl:if>
  </xsl:template>

  <!-- With a plain blank: columns are narrower than `ngày 05/9/2026`, and word processors cut what is held together anywhere. -->
  <xsl:template name="dated-in-column">
    <xsl:param name="text"/>
    <xsl:variable name="dated"><xsl:call-template name="dated"><xsl:with-param name="text" select="$text"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="translate($dated, '&#160;', ' ')"/>
  </xsl:template>

  <!-- ==== the appendix ==== -->
  <xsl:template name="appendix-table">
    <fo:table width="252mm" xsl:use-attribute-sets="dense-table">
      <fo:table-column column-width="11mm"/>
      <fo:table-column column-width="86mm"/>
      <fo:table-column column-width="31mm"/>
      <fo:table-column column-width="31mm"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-column column-width="27mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="12mm"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="row">
          <xsl:call-template name="head"><xsl:with-param name="text">STT</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Nội dung nhiệm vụ</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan chủ trì</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Cơ quan phối hợp</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Thời hạn</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Sản phẩm, kết quả</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Tình trạng</xsl:with-param></xsl:call-template>
          <xsl:call-template name="head"><xsl:with-param name="text">Số ngày quá hạn</xsl:with-param></xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <!-- The program looks for this id and lets the slices go on here; a template without it gets the appendix as one tree. -->
        <xsl:if test="/report/appendix/@sliced"><xsl:attribute name="id">appendix-rows</xsl:attribute></xsl:if>
        <xsl:call-template name="appendix-rows"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="appendix-rows">
    <xsl:for-each select="/report/appendix/group">
      <xsl:if test="not(@continued)"><xsl:call-template name="group-row"/></xsl:if>
      <xsl:for-each select="item"><xsl:call-template name="appendix-row"/></xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- The directive that the rows below it come from. -->
  <xsl:template name="group-row">
    <fo:table-row keep-together.within-page="always" keep-with-next.within-page="always">
      <fo:table-cell number-columns-spanned="8" border="{$cell-border}" padding="{$cell-padding}">
        <fo:block font-weight="bold"><xsl:call-template name="citation"/></fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="appendix-row">
    <fo:table-row>
      <xsl:call-template name="keep-row"/>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="@at"/></fo:block></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="content"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="lead"/></xsl:call-template></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="names"><xsl:with-param name="names" select="coordinator"/></xsl:call-template></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="when"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="result"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}"><xsl:call-template name="state"/></fo:table-cell>
      <fo:table-cell border="{$cell-border}" padding="{$cell-padding}" text-align="center"><fo:block><xsl:value-of select="@days-late"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- As printed, and the day that is in force. -->
  <xsl:template name="when">
    <xsl:for-each select="deadline">
      <fo:block>
        <xsl:value-of select="@printed"/>
        <xsl:if test="position() != last()">;</xsl:if>
      </fo:block>
    </xsl:for-each>
    <xsl:if test="in-force"><fo:block font-style="italic">(hạn <xsl:value-of select="in-force/@text"/>)</fo:block></xsl:if>
    <xsl:if test="not(deadline)"><fo:block>–</fo:block></xsl:if>
  </xsl:template>

  <!-- The product asked for, and the document that proves the result. -->
  <xsl:template name="result">
    <xsl:if test="deliverable"><fo:block><xsl:value-of select="deliverable"/></fo:block></xsl:if>
    <xsl:call-template name="evidence"/>
    <xsl:if test="not(deliverable or evidence or @status = 'on-time' or @status = 'late')"><fo:block>–</fo:block></xsl:if>
  </xsl:template>
  <xsl:template name="evidence">
    <xsl:choose>
      <xsl:when test="evidence">
        <fo:block>
          <xsl:value-of select="evidence/@number"/>
          <xsl:if test="evidence/@text">, <xsl:call-template name="dated-in-column"><xsl:with-param name="text" select="evidence/@text"/></xsl:call-template></xsl:if>
        </fo:block>
      </xsl:when>
      <xsl:when test="@status = 'on-time' or @status = 'late'"><fo:block font-style="italic">chưa có minh chứng</fo:block></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="state">
    <fo:block>
      <xsl:call-template name="status-label"/>
      <xsl:if test="done/@text"> (<xsl:value-of select="done/@text"/>)</xsl:if>
      <xsl:if test="since/@text"> (<xsl:value-of select="since/@text"/>)</xsl:if>
    </fo:block>
    <xsl:if test="@status = 'no-date'"><fo:block font-style="italic"><xsl:call-template name="reason-label"><xsl:with-param name="reason" select="@reason"/></xsl:call-template></fo:block></xsl:if>
    <xsl:if test="answered">
      <fo:block font-style="italic">đã thực hiện <xsl:value-of select="answered/@count"/> kỳ, gần nhất <xsl:value-of select="answered/@text"/></fo:block>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
