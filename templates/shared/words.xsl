<?xml version="1.0" encoding="UTF-8"?>
<!-- shared/words.xsl - small pieces of language: names of types, dates in words, numbers, capitals, dotted blanks.
     Used by:     every template.
     Not here:    sentences and labels of a report (reports/, pieces.xsl), measures (measures.xsl of each form). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- Vietnamese figures: 1.234,5 -->
  <xsl:decimal-format name="vi" decimal-separator="," grouping-separator="." NaN="–"/>

  <!-- Abbreviations of types (NĐ 30, annex III; Quy định 399-QĐ/TW). -->
  <xsl:variable name="types">
    <xsl:text>|BB=Biên bản|BC=Báo cáo|BGN=Bản ghi nhớ|BS=Bản sao|BTT=Bản thỏa thuận|CĐ=Công điện|CL=Chiến lược|CT=Chỉ thị</xsl:text>
    <xsl:text>|CTr=Chương trình|CV=Công văn|DA=Dự án|ĐA=Đề án|GM=Giấy mời|GUQ=Giấy ủy quyền|HD=Hướng dẫn|HĐ=Hợp đồng</xsl:text>
    <xsl:text>|KH=Kế hoạch|KL=Kết luận|NĐ=Nghị định|NQ=Nghị quyết|PA=Phương án|PB=Phiếu báo|PC=Phiếu chuyển|PG=Phiếu gửi</xsl:text>
    <xsl:text>|PT=Phiếu trình|QC=Quy chế|QĐ=Quyết định|QĐi=Quy định|QH=Quy hoạch|QyĐ=Quy định|SL=Sao lục|SY=Sao y</xsl:text>
    <xsl:text>|TB=Thông báo|TBo=Tuyên bố|TC=Thông cáo|TrS=Trích sao|TT=Thông tri|TTh=Thông tư|TTr=Tờ trình|</xsl:text>
  </xsl:variable>

  <xsl:template name="type-name">
    <xsl:param name="type"/>
    <xsl:variable name="mark" select="concat('|', $type, '=')"/>
    <xsl:choose>
      <xsl:when test="$type and contains($types, $mark)"><xsl:value-of select="substring-before(substring-after($types, $mark), '|')"/></xsl:when>
      <xsl:otherwise>Văn bản</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What stands between a directive and its subject, by type: `Công văn … về việc …`, `Kết luận … về …`, `Kế hoạch … triển khai …`. -->
  <xsl:template name="about">
    <xsl:param name="type"/>
    <xsl:param name="title"/>
    <xsl:variable name="word" select="translate(substring($title, 1, 3), 'VỀ', 'về')"/>
    <xsl:choose>
      <xsl:when test="$word = 'về '"/>
      <xsl:when test="contains('|CV|QĐ|CĐ|', concat('|', $type, '|'))">về việc </xsl:when>
      <xsl:when test="contains('|CT|KL|NQ|TB|', concat('|', $type, '|'))">về </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- `ngày 05 tháng 9 năm 2026` from 05/9/2026: the data writes days and months with the zeros that the rules ask for. -->
  <xsl:template name="date-in-words">
    <xsl:param name="text"/>
    <xsl:variable name="rest" select="substring-after($text, '/')"/>
    <xsl:text>ngày&#160;</xsl:text>
    <xsl:value-of select="substring-before($text, '/')"/>
    <xsl:text> tháng&#160;</xsl:text>
    <xsl:value-of select="substring-before($rest, '/')"/>
    <xsl:text> năm&#160;</xsl:text>
    <xsl:value-of select="substring-after($rest, '/')"/>
  </xsl:template>

  <!-- `ngày 05/9/2026`; `tháng 9/2026` and `năm 2026` where no more is known. -->
  <xsl:template name="dated">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="contains(substring-after($text, '/'), '/')">ngày&#160;</xsl:when>
      <xsl:when test="contains($text, '/')">tháng&#160;</xsl:when>
      <xsl:otherwise>năm&#160;</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$text"/>
  </xsl:template>

  <!-- The @number at hand; dots before one that was left to be filled in (`/KH-UBND`). -->
  <xsl:template name="number-or-blank">
    <xsl:if test="starts-with(@number, '/') or starts-with(@number, '-')">……</xsl:if>
    <xsl:value-of select="@number"/>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="number"/>
    <xsl:value-of select="format-number($number, '#.##0', 'vi')"/>
  </xsl:template>

  <!-- A count in running text: 1 to 9 with a leading zero. -->
  <xsl:template name="count-in-text">
    <xsl:param name="number"/>
    <xsl:if test="$number &gt; 0 and $number &lt; 10">0</xsl:if>
    <xsl:value-of select="format-number($number, '#.##0', 'vi')"/>
  </xsl:template>

  <!-- A share as 87,6%; a dash where there is nothing to divide by. -->
  <xsl:template name="percent">
    <xsl:param name="part"/>
    <xsl:param name="whole"/>
    <xsl:choose>
      <xsl:when test="$whole &gt; 0">
        <xsl:value-of select="format-number(100 * $part div $whole, '##0,0', 'vi')"/>
        <xsl:text>%</xsl:text>
      </xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A count in a table cell: a dash for none, so that figures stand out. (`figure` has it written out; an office's own copy may call this.) -->
  <xsl:template name="count-or-dash">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="$number &gt; 0"><xsl:value-of select="format-number($number, '#.##0', 'vi')"/></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A change with its sign; a dash for none. -->
  <xsl:template name="difference">
    <xsl:param name="number"/>
    <xsl:choose>
      <xsl:when test="$number &gt; 0">+<xsl:value-of select="format-number($number, '#.##0', 'vi')"/></xsl:when>
      <xsl:when test="$number &lt; 0">−<xsl:value-of select="format-number(-$number, '#.##0', 'vi')"/></xsl:when>
      <xsl:otherwise>–</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The change in per cent of what was before; `mới` where there was nothing. -->
  <xsl:template name="growth">
    <xsl:param name="now"/>
    <xsl:param name="before"/>
    <xsl:choose>
      <xsl:when test="$now = $before">–</xsl:when>
      <xsl:when test="$before = 0">mới</xsl:when>
      <xsl:when test="$now &gt; $before">+<xsl:value-of select="format-number(100 * ($now - $before) div $before, '#.##0,0', 'vi')"/>%</xsl:when>
      <xsl:otherwise>−<xsl:value-of select="format-number(100 * ($before - $now) div $before, '#.##0,0', 'vi')"/>%</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="small-letters"
    select="'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz'"/>
  <xsl:variable name="capital-letters"
    select="'AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆFGHIÌỈĨÍỊJKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVWXYỲỶỸÝỴZ'"/>

  <xsl:template name="capitals">
    <xsl:param name="text"/>
    <xsl:value-of select="translate($text, $small-letters, $capital-letters)"/>
  </xsl:template>

  <!-- The first letter large or small, the rest as it is. -->
  <xsl:template name="first-capital">
    <xsl:param name="text"/>
    <xsl:value-of select="concat(translate(substring($text, 1, 1), $small-letters, $capital-letters), substring($text, 2))"/>
  </xsl:template>
  <xsl:template name="first-small">
    <xsl:param name="text"/>
    <xsl:value-of select="concat(translate(substring($text, 1, 1), $capital-letters, $small-letters), substring($text, 2))"/>
  </xsl:template>

  <!-- The number of a document: below 10 with a leading zero (NĐ 30, annex I, part II, 3; HD 05, number). -->
  <xsl:template name="two-digits">
    <xsl:param name="number"/>
    <xsl:if test="string-length($number) = 1 and contains('123456789', $number)">0</xsl:if>
    <xsl:value-of select="$number"/>
  </xsl:template>

  <!-- The text, or a dotted blank to be filled in by hand. -->
  <xsl:variable name="blank" select="'………………'"/>
  <xsl:template name="or-blank">
    <xsl:param name="text"/>
    <xsl:param name="blank" select="$blank"/>
    <xsl:choose>
      <xsl:when test="string($text) != ''"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$blank"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A long name of a body in a narrow column breaks before its place (`ỦY BAN NHÂN DÂN / TỈNH LÂM ĐỒNG`): the spaces of
       the place become no-break spaces. Expects capitals. -->
  <xsl:variable name="place-letters-most" select="26"/>

  <!-- Where a long name is parted: the place in it with its unit (`TỈNH LÂM ĐỒNG`), else what follows `VÀ`; empty where there is
       neither. -->
  <xsl:template name="place-of-name">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="contains($name, ' TỈNH ')"><xsl:value-of select="concat('TỈNH ', substring-after($name, ' TỈNH '))"/></xsl:when>
      <xsl:when test="contains($name, ' THÀNH PHỐ ')"><xsl:value-of select="concat('THÀNH PHỐ ', substring-after($name, ' THÀNH PHỐ '))"/></xsl:when>
      <xsl:when test="contains($name, ' ĐẶC KHU ')"><xsl:value-of select="concat('ĐẶC KHU ', substring-after($name, ' ĐẶC KHU '))"/></xsl:when>
      <xsl:when test="contains($name, ' PHƯỜNG ')"><xsl:value-of select="concat('PHƯỜNG ', substring-after($name, ' PHƯỜNG '))"/></xsl:when>
      <xsl:when test="contains($name, ' XÃ ')"><xsl:value-of select="concat('XÃ ', substring-after($name, ' XÃ '))"/></xsl:when>
      <xsl:when test="contains($name, ' VÀ ')"><xsl:value-of select="concat('VÀ ', substring-after($name, ' VÀ '))"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="name-in-column">
    <xsl:param name="name"/>
    <xsl:variable name="place"><xsl:call-template name="place-of-name"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$place != '' and string-length($place) &lt;= $place-letters-most">
        <xsl:value-of select="substring($name, 1, string-length($name) - string-length($place))"/>
        <xsl:value-of select="translate($place, ' ', '&#160;')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- How wide a text is on one line, in mm, in Times New Roman Bold of that size in points: letters of about one width (thousandths of
       the size) are counted together, what is in no class is 556 wide. Within some hundredths. -->
  <xsl:variable name="letters-250" select="' ,.&#160;'"/>
  <xsl:variable name="letters-310" select="'iìỉĩíịjltf()-/:;'"/>
  <xsl:variable name="letters-440" select="'ceèẻẽéẹêềểễếệrsz'"/>
  <xsl:variable name="letters-500" select="'aàảãáạăằẳẵắặâầẩẫấậoòỏõóọôồổỗốộơờởỡớợvxyỳỷỹýỵ0123456789–“”'"/>
  <xsl:variable name="letters-400" select="'IÌỈĨÍỊ'"/>
  <xsl:variable name="letters-650" select="'BEÈẺẼÉẸÊỀỂỄẾỆFLPSTZ'"/>
  <xsl:variable name="letters-740" select="'AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬCDĐGHJKNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢQRUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴw'"/>
  <xsl:variable name="letters-900" select="'mMW…'"/>
  <xsl:template name="bold-width-mm">
    <xsl:param name="text"/>
    <xsl:param name="size"/>
    <xsl:variable name="all" select="string-length($text)"/>
    <xsl:variable name="thousandths" select="556 * $all
      + (250 - 556) * ($all - string-length(translate($text, $letters-250, '')))
      + (310 - 556) * ($all - string-length(translate($text, $letters-310, '')))
      + (440 - 556) * ($all - string-length(translate($text, $letters-440, '')))
      + (500 - 556) * ($all - string-length(translate($text, $letters-500, '')))
      + (400 - 556) * ($all - string-length(translate($text, $letters-400, '')))
      + (650 - 556) * ($all - string-length(translate($text, $letters-650, '')))
      + (740 - 556) * ($all - string-length(translate($text, $letters-740, '')))
      + (900 - 556) * ($all - string-length(translate($text, $letters-900, '')))"/>
    <xsl:value-of select="$thousandths div 1000 * substring-before($size, 'pt') * 25.4 div 72"/>
  </xsl:template>

  <!-- About how wide the name's longest printed line is, in mm: the whole name where the column holds it, else the longer of its
       two parts, and never more than the column. -->
  <xsl:template name="printed-width-mm">
    <xsl:param name="name"/>
    <xsl:param name="size"/>
    <xsl:param name="column-mm"/>
    <xsl:variable name="place"><xsl:call-template name="place-of-name"><xsl:with-param name="name" select="$name"/></xsl:call-template></xsl:variable>
    <xsl:variable name="whole"><xsl:call-template name="bold-width-mm"><xsl:with-param name="text" select="$name"/><xsl:with-param name="size" select="$size"/></xsl:call-template></xsl:variable>
    <xsl:variable name="tail"><xsl:call-template name="bold-width-mm"><xsl:with-param name="text" select="$place"/><xsl:with-param name="size" select="$size"/></xsl:call-template></xsl:variable>
    <xsl:variable name="head" select="$whole - $tail"/>
    <xsl:choose>
      <xsl:when test="$whole &lt;= $column-mm"><xsl:value-of select="$whole"/></xsl:when>
      <xsl:when test="$tail &gt; 0 and $head &lt;= $column-mm and $head &gt;= $tail"><xsl:value-of select="$head"/></xsl:when>
      <xsl:when test="$tail &gt; 0 and $tail &lt;= $column-mm and $tail &gt;= $head"><xsl:value-of select="$tail"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$column-mm"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
