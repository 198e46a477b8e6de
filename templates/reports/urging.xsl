<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/urging.xsl - the letter that urges one body: what it owes, by when it must report; the list of its items is annexed.
     Used by:     each form, as FORM/urging.xsl.
     Source:      practice of urging letters: the directive, the state found, the demand with its date, cause and responsibility, the list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="../shared/report.xsl"/>

  <xsl:variable name="document-type"/><!-- a letter has no line that names its type -->
  <xsl:variable name="sign" select="'CV'"/>
  <!-- A letter lists every item. -->
  <xsl:variable name="items-listed" select="1000000"/>
  <xsl:variable name="directives-cited" select="5"/>

  <xsl:template name="title">Công văn <xsl:call-template name="subject"/> (<xsl:value-of select="asked/@body"/>)</xsl:template>
  <xsl:template name="subject">về việc đôn đốc thực hiện nhiệm vụ được giao</xsl:template>

  <!-- One addressee: the body that is urged. -->
  <xsl:template name="addressees">
    <xsl:call-template name="letter-addressee"><xsl:with-param name="name" select="asked/@body"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Thực hiện nhiệm vụ theo dõi, đôn đốc việc thực hiện </xsl:text>
      <xsl:call-template name="directives-named"/>
      <xsl:text>, </xsl:text>
      <xsl:call-template name="office-name"/>
      <xsl:text> đã rà soát tình hình thực hiện các nhiệm vụ giao </xsl:text>
      <xsl:call-template name="body-asked"/>
      <xsl:text> chủ trì. Tính đến hết ngày&#160;</xsl:text>
      <xsl:value-of select="/report/as-of/@text"/>
      <xsl:text>, trong tổng số </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@total"/></xsl:call-template>
      <xsl:text> nhiệm vụ được giao, đã hoàn thành </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="totals/@done"/></xsl:call-template>
      <xsl:text> nhiệm vụ; còn </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/@items"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ quá hạn chưa hoàn thành</xsl:text>
      <xsl:if test="overdue/@items &gt; 0">, chậm nhiều nhất <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="overdue/item[1]/@days-late"/></xsl:call-template> ngày</xsl:if>
      <xsl:text>; </xsl:text>
      <fo:inline font-weight="bold"><xsl:call-template name="count-in-text"><xsl:with-param name="number" select="next/@items"/></xsl:call-template></fo:inline>
      <xsl:text> nhiệm vụ đến hạn trong </xsl:text>
      <xsl:call-template name="count-in-text"><xsl:with-param name="number" select="next/@within-days"/></xsl:call-template>
      <xsl:text> ngày tới</xsl:text>
      <xsl:if test="overdue/@items + next/@items &gt; 0"> (danh mục kèm theo)</xsl:if>
      <xsl:text>.</xsl:text>
    </fo:block>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:text>Để bảo đảm tiến độ, </xsl:text>
      <xsl:call-template name="office-name"/>
      <xsl:text> đề nghị </xsl:text>
      <xsl:call-template name="body-asked"/>
      <xsl:text>:</xsl:text>
    </fo:block>
    <xsl:if test="overdue/@items &gt; 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>1. Tập trung chỉ đạo hoàn thành dứt điểm các nhiệm vụ quá hạn; gửi sản phẩm, văn bản báo cáo kết quả (nêu rõ số, ngày ban hành, cấp nhận) về </xsl:text>
        <xsl:call-template name="office-name"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="report-by"/>
        <xsl:text>.</xsl:text>
      </fo:block>
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>2. Báo cáo bằng văn bản nguyên nhân, trách nhiệm của tập thể, cá nhân đối với từng nhiệm vụ quá hạn và cam kết thời gian hoàn thành.</xsl:text>
      </fo:block>
    </xsl:if>
    <xsl:if test="overdue/@items = 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:text>1. Tiếp tục chỉ đạo thực hiện các nhiệm vụ được giao đúng tiến độ; báo cáo kết quả bằng văn bản về </xsl:text>
        <xsl:call-template name="office-name"/>
        <xsl:text> </xsl:text>
        <xsl:call-template name="report-by"/>
        <xsl:text>.</xsl:text>
      </fo:block>
    </xsl:if>
    <xsl:if test="next/@items &gt; 0">
      <fo:block xsl:use-attribute-sets="paragraph">
        <xsl:choose><xsl:when test="overdue/@items &gt; 0">3</xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose>
        <xsl:text>. Chủ động triển khai các nhiệm vụ sắp đến hạn, không để phát sinh nhiệm vụ quá hạn; trường hợp có khó khăn, vướng mắc, kịp thời báo cáo, đề xuất cấp có thẩm quyền xem xét, điều chỉnh trước khi hết thời hạn.</xsl:text>
      </fo:block>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
      <xsl:text>Đề nghị </xsl:text>
      <xsl:call-template name="body-asked"/>
      <xsl:text> quan tâm, phối hợp thực hiện</xsl:text>
      <xsl:value-of select="$end-of-body"/>
    </fo:block>
  </xsl:template>

  <xsl:template name="body-asked"><xsl:value-of select="/report/asked/@body"/></xsl:template>

  <!-- Before the day by which an answer is wanted: bold italic, as such letters have it. -->
  <xsl:template name="report-by">
    <fo:inline font-weight="bold" font-style="italic">
      <xsl:text>trước </xsl:text>
      <xsl:choose>
        <xsl:when test="/report/asked/@report-by-text"><xsl:call-template name="dated"><xsl:with-param name="text" select="/report/asked/@report-by-text"/></xsl:call-template></xsl:when>
        <xsl:otherwise>ngày&#160;……………</xsl:otherwise>
      </xsl:choose>
    </fo:inline>
  </xsl:template>

  <xsl:template name="directives-named">
    <xsl:choose>
      <xsl:when test="count(directives/directive) = 1"><xsl:for-each select="directives/directive"><xsl:call-template name="citation"/></xsl:for-each></xsl:when>
      <xsl:when test="directives/directive and count(directives/directive) &lt;= $directives-cited">
        <xsl:for-each select="directives/directive">
          <xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="position() = last()"> và </xsl:when><xsl:otherwise>; </xsl:otherwise></xsl:choose></xsl:if>
          <xsl:call-template name="citation-short"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>các văn bản chỉ đạo</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="annexes">
    <xsl:if test="overdue/@items + next/@items &gt; 0">
      <fo:page-sequence id="appendix" master-reference="portrait" initial-page-number="1">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="snapshot-line"/>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="annex-head"><xsl:with-param name="title">DANH MỤC NHIỆM VỤ CẦN TẬP TRUNG THỰC HIỆN</xsl:with-param></xsl:call-template>
          <xsl:if test="overdue/item">
            <xsl:call-template name="section"><xsl:with-param name="text">I. NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH</xsl:with-param></xsl:call-template>
            <xsl:call-template name="items-table"><xsl:with-param name="items" select="overdue/item"/><xsl:with-param name="days-label">Quá hạn (ngày)</xsl:with-param></xsl:call-template>
          </xsl:if>
          <xsl:if test="next/item">
            <xsl:call-template name="section"><xsl:with-param name="text"><xsl:choose><xsl:when test="overdue/item">II</xsl:when><xsl:otherwise>I</xsl:otherwise></xsl:choose>. NHIỆM VỤ SẮP ĐẾN HẠN</xsl:with-param></xsl:call-template>
            <xsl:call-template name="items-table"><xsl:with-param name="items" select="next/item"/><xsl:with-param name="days-label">Còn lại (ngày)</xsl:with-param></xsl:call-template>
          </xsl:if>
        </fo:flow>
      </fo:page-sequence>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
