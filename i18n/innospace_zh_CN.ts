<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>AHP</name>
    <message>
      <source>Combine related criteria and judge fewer.</source>
      <translation>请合并相关指标，减少比较数量。</translation>
    </message>
    <message>
      <source>Correct the cell, or give the upper triangle alone.</source>
      <translation>请更正该单元格，或只填写上三角。</translation>
    </message>
    <message>
      <source>Each cell is a positive number or a fraction, such as 3 or 1/3.</source>
      <translation>每个单元格应为正数或分数，如 3 或 1/3。</translation>
    </message>
    <message>
      <source>Give each criterion a name of its own.</source>
      <translation>请为每个指标取不同的名称。</translation>
    </message>
    <message>
      <source>Give one row and one column for each criterion, in the same order.</source>
      <translation>请按相同顺序为每个指标填写一行一列。</translation>
    </message>
    <message>
      <source>Write rows split by “;” and cells split by “,”, for example 4,3,7;1/3,3;5.</source>
      <translation>行以“;”分隔，单元格以“,”分隔，例如 4,3,7;1/3,3;5。</translation>
    </message>
    <message>
      <source>a pair is not judged.</source>
      <translation>有一对指标尚未判断。</translation>
    </message>
    <message>
      <source>row {i} column {j} is {a}, row {j} column {i} is {b}: one must be 1 ÷ the other.</source>
      <translation>第 {i} 行第 {j} 列为 {a}，第 {j} 行第 {i} 列为 {b}：两者应互为倒数。</translation>
    </message>
    <message>
      <source>row {i} column {j} is {a}: a criterion compared with itself must be 1.</source>
      <translation>第 {i} 行第 {j} 列为 {a}：指标与自身比较应为 1。</translation>
    </message>
    <message>
      <source>the rows have {lengths} cells: neither a square matrix nor an upper triangle.</source>
      <translation>各行单元格数为 {lengths}：既不是方阵，也不是上三角。</translation>
    </message>
    <message>
      <source>{names} are named twice.</source>
      <translation>{names} 重复出现。</translation>
    </message>
    <message>
      <source>{names} is named twice.</source>
      <translation>{names} 重复出现。</translation>
    </message>
    <message>
      <source>{n} criteria are more than the {limit} for which a random index is published.</source>
      <translation>{n} 个指标超出随机一致性指标表的范围（{limit} 个）。</translation>
    </message>
    <message>
      <source>{n} criteria are named, but the judgements compare {compared}.</source>
      <translation>列出了 {n} 个指标，判断矩阵却比较了 {compared} 个。</translation>
    </message>
    <message>
      <source>{n} criterion is named, but the judgements compare {compared}.</source>
      <translation>列出了 {n} 个指标，判断矩阵却比较了 {compared} 个。</translation>
    </message>
    <message>
      <source>“{cell}” is not a judgement.</source>
      <translation>“{cell}”不是有效的判断值。</translation>
    </message>
  </context>
  <context>
    <name>AhpReport</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>All criteria weigh the same ({weight})</source>
      <translation>各指标权重相同（{weight}）</translation>
    </message>
    <message>
      <source>CR = ((λ − n) ÷ (n − 1)) ÷ random index.</source>
      <translation>CR = ((λ − n) ÷ (n − 1)) ÷ 随机一致性指标。</translation>
    </message>
    <message>
      <source>CR is below {limit}: accepted.</source>
      <translation>CR 小于 {limit}：通过一致性检验。</translation>
    </message>
    <message>
      <source>CR is not below {limit}: judge again, first {pairs}.</source>
      <translation>CR 不小于 {limit}：请重新判断，首先是 {pairs}。</translation>
    </message>
    <message>
      <source>Consistency</source>
      <translation>一致性</translation>
    </message>
    <message>
      <source>Most weight: {names} ({weight})</source>
      <translation>权重最大：{names}（{weight}）</translation>
    </message>
    <message>
      <source>The judgements that contradict the others most</source>
      <translation>与其余判断矛盾最大的判断</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Weights from pairwise judgements</source>
      <translation>两两比较所得权重</translation>
    </message>
    <message>
      <source>Weights: principal eigenvector of the judgements, not row geometric means (Saaty 1977).</source>
      <translation>权重：判断矩阵的主特征向量，而非行几何平均（Saaty 1977）。</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>{first} : {second} (given {given}, the weights imply {consistent})</source>
      <translation>{first}：{second}（给定 {given}，权重所隐含为 {consistent}）</translation>
    </message>
    <message>
      <source>λ = {value}, consistency ratio CR = {ratio} (random index {index}, {source}).</source>
      <translation>λ = {value}，一致性比例 CR = {ratio}（随机一致性指标 {index}，{source}）。</translation>
    </message>
    <message>
      <source>λ = {value}; a single judgement has no other that it could contradict (CR = 0).</source>
      <translation>λ = {value}；仅有一个判断，不存在相互矛盾（CR = 0）。</translation>
    </message>
  </context>
  <context>
    <name>Barriers</name>
    <message>
      <source>Barriers cut {n} street; both sides of each cut stay usable.</source>
      <translation>阻隔切断了 {n} 条道路；切断处两侧仍可通行。</translation>
    </message>
    <message>
      <source>Barriers cut {n} streets; both sides of each cut stay usable.</source>
      <translation>阻隔切断了 {n} 条道路；切断处两侧仍可通行。</translation>
    </message>
    <message>
      <source>Choose a layer of gates, walls or closed ground, not of the whole area.</source>
      <translation>请选择关闭的出入口、围墙或封闭地块图层，而不是覆盖整个范围的图层。</translation>
    </message>
    <message>
      <source>they close all streets.</source>
      <translation>阻隔封闭了全部道路。</translation>
    </message>
    <message>
      <source>{n} of {all} barriers close nothing: they meet no street.</source>
      <translation>{all} 处阻隔中有 {n} 处未封闭任何道路：与道路没有相接。</translation>
    </message>
    <message>
      <source>{n} of {all} barriers closes nothing: it meets no street.</source>
      <translation>{all} 处阻隔中有 {n} 处未封闭任何道路：与道路没有相接。</translation>
    </message>
    <message>
      <source>{n} of {all} barriers stand where several streets meet and close them all; move them onto those that are meant.</source>
      <translation>{all} 处阻隔中有 {n} 处位于多条道路相接处，将其全部封闭；如只需封闭其中一条，请把阻隔移到该道路上。</translation>
    </message>
    <message>
      <source>{n} of {all} barriers stands where several streets meet and closes them all; move it onto the one that is meant.</source>
      <translation>{all} 处阻隔中有 {n} 处位于多条道路相接处，将其全部封闭；如只需封闭其中一条，请把阻隔移到该道路上。</translation>
    </message>
  </context>
  <context>
    <name>Bridge</name>
    <message>
      <source>Choose a layer of {wanted}.</source>
      <translation>请选择{wanted}图层。</translation>
    </message>
    <message>
      <source>Export the layer in degrees or in a projected system first.</source>
      <translation>请先将图层导出为经纬度坐标系或投影坐标系。</translation>
    </message>
    <message>
      <source>It has: {fields}.</source>
      <translation>现有字段：{fields}。</translation>
    </message>
    <message>
      <source>Run city by city, or choose a part of the layer.</source>
      <translation>请逐个城市运行，或只选取图层的一部分。</translation>
    </message>
    <message>
      <source>Set its coordinate reference system in the layer's properties.</source>
      <translation>请在图层属性中设置其坐标系。</translation>
    </message>
    <message>
      <source>Set the right one in the layer's properties.</source>
      <translation>请在图层属性中设置正确的坐标系。</translation>
    </message>
    <message>
      <source>an equal-area projection around the data</source>
      <translation>以数据为中心的等积投影</translation>
    </message>
    <message>
      <source>areas</source>
      <translation>面</translation>
    </message>
    <message>
      <source>collections</source>
      <translation>几何集合</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>线</translation>
    </message>
    <message>
      <source>points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>the coordinates of “{layer}” do not fit its coordinate reference system {crs}.</source>
      <translation>图层“{layer}”的坐标与其坐标系 {crs} 不符。</translation>
    </message>
    <message>
      <source>the layer “{layer}” has no coordinate reference system.</source>
      <translation>图层“{layer}”没有坐标系。</translation>
    </message>
    <message>
      <source>the layer “{layer}” has no field “{field}”.</source>
      <translation>图层“{layer}”没有字段“{field}”。</translation>
    </message>
    <message>
      <source>the layer “{layer}” holds {present}, no {wanted}.</source>
      <translation>图层“{layer}”包含的是{present}，没有{wanted}。</translation>
    </message>
    <message>
      <source>the rows of “{layer}” lie too far apart to be measured in one projection.</source>
      <translation>“{layer}”中的要素相距过远，无法在同一投影中量测。</translation>
    </message>
    <message>
      <source>{datum}, UTM zone {zone}</source>
      <translation>{datum}，UTM {zone} 带</translation>
    </message>
    <message>
      <source>{datum}, longitude and latitude</source>
      <translation>{datum} 经纬度</translation>
    </message>
    <message>
      <source>{datum}, {width}-degree zone with the central meridian {meridian}°E</source>
      <translation>{datum} {width} 度带，中央经线 {meridian}°E</translation>
    </message>
    <message>
      <source>{datum}, {width}-degree zone {zone}</source>
      <translation>{datum} {width} 度带，第 {zone} 带</translation>
    </message>
    <message>
      <source>{name} ({code})</source>
      <translation>{name}（{code}）</translation>
    </message>
    <message>
      <source>{n} area is taken by its outline.</source>
      <translation>{n} 个面按其边界线处理。</translation>
    </message>
    <message>
      <source>{n} areas are taken by their outlines.</source>
      <translation>{n} 个面按其边界线处理。</translation>
    </message>
    <message>
      <source>{n} closed line is taken as an area.</source>
      <translation>{n} 条闭合线按面处理。</translation>
    </message>
    <message>
      <source>{n} closed lines are taken as areas.</source>
      <translation>{n} 条闭合线按面处理。</translation>
    </message>
    <message>
      <source>{n} collection holds several kinds of geometry; only areas, or else lines, count.</source>
      <translation>{n} 个几何集合含有多种几何类型，只计其中的面；没有面时只计线。</translation>
    </message>
    <message>
      <source>{n} collections hold several kinds of geometry; only areas, or else lines, count.</source>
      <translation>{n} 个几何集合含有多种几何类型，只计其中的面；没有面时只计线。</translation>
    </message>
    <message>
      <source>{n} geometries have unusable coordinates and count as missing.</source>
      <translation>{n} 个几何图形的坐标不可用，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} geometry has unusable coordinates and counts as missing.</source>
      <translation>{n} 个几何图形的坐标不可用，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} invalid geometries were repaired.</source>
      <translation>已修复 {n} 个无效几何图形。</translation>
    </message>
    <message>
      <source>{n} invalid geometry was repaired.</source>
      <translation>已修复 {n} 个无效几何图形。</translation>
    </message>
    <message>
      <source>{n} line is closed; it counts as a line, not as an area.</source>
      <translation>{n} 条线为闭合线，按线处理，不按面处理。</translation>
    </message>
    <message>
      <source>{n} lines are closed; they count as lines, not as areas.</source>
      <translation>{n} 条线为闭合线，按线处理，不按面处理。</translation>
    </message>
    <message>
      <source>{n} point is not a line and counts as missing.</source>
      <translation>{n} 个点不是线，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} point or open line is not an area and counts as missing.</source>
      <translation>{n} 个点或未闭合的线不是面，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} points are not lines and count as missing.</source>
      <translation>{n} 个点不是线，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} points or open lines are not areas and count as missing.</source>
      <translation>{n} 个点或未闭合的线不是面，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} surface of a 3D model is taken by the ground that it covers.</source>
      <translation>{n} 个三维模型表面按其占地范围处理。</translation>
    </message>
    <message>
      <source>{n} surfaces of 3D models are taken by the ground that they cover.</source>
      <translation>{n} 个三维模型表面按其占地范围处理。</translation>
    </message>
    <message>
      <source>{n} value of “{field}” holds no year (“{example}”) and counts as missing.</source>
      <translation>字段“{field}”有 {n} 个值不含年份（例如“{example}”），按缺失处理。</translation>
    </message>
    <message>
      <source>{n} value of “{field}” is not a number (“{example}”) and counts as missing.</source>
      <translation>字段“{field}”有 {n} 个值不是数字（例如“{example}”），按缺失处理。</translation>
    </message>
    <message>
      <source>{n} values of “{field}” are not numbers (such as “{example}”) and count as missing.</source>
      <translation>字段“{field}”有 {n} 个值不是数字（例如“{example}”），按缺失处理。</translation>
    </message>
    <message>
      <source>{n} values of “{field}” hold no year (such as “{example}”) and count as missing.</source>
      <translation>字段“{field}”有 {n} 个值不含年份（例如“{example}”），按缺失处理。</translation>
    </message>
    <message>
      <source>{parameter}: in {crs} lengths are up to {percent:.1f}% too long or too short at these rows.</source>
      <translation>{parameter}：在坐标系 {crs} 中，这些要素处的长度最多偏差 {percent:.1f}%。</translation>
    </message>
    <message>
      <source>{parameter}: {n} row lies far from the others; lengths there are not true. Check its coordinates.</source>
      <translation>{parameter}：有 {n} 个要素远离其他要素，该处的长度不准确。请核对其坐标。</translation>
    </message>
    <message>
      <source>{parameter}: {n} rows lie far from the others; lengths there are not true. Check their coordinates.</source>
      <translation>{parameter}：有 {n} 个要素远离其他要素，该处的长度不准确。请核对其坐标。</translation>
    </message>
    <message>
      <source>“{layer}” has geocentric coordinates ({crs}), which cannot be mapped.</source>
      <translation>“{layer}”使用地心坐标（{crs}），不能作为地图坐标。</translation>
    </message>
    <message>
      <source>“{layer}” is drawn on a grid without a place on earth ({crs}), and not in metres.</source>
      <translation>“{layer}”使用没有地理位置的独立坐标网（{crs}），且单位不是米。</translation>
    </message>
  </context>
  <context>
    <name>Capacity</name>
    <message>
      <source>Give a smallest area above 0 that is not larger than the largest.</source>
      <translation>最小面积应大于 0 且不大于最大面积。</translation>
    </message>
    <message>
      <source>a desk of {small} to {large} m² is not a valid range.</source>
      <translation>工位面积 {small} 至 {large} 平方米不是有效区间。</translation>
    </message>
  </context>
  <context>
    <name>Catchment</name>
    <message>
      <source>2sfca: two steps (Luo &amp; Wang 2003). 3sfca: who has a choice asks less of each (Wan et al. 2012). m2sfca: supply far away is lost (Delamater 2013). bfca: balanced, nobody counts twice (Páez et al. 2019).</source>
      <translation>两步移动搜索法（2SFCA，Luo 和 Wang，2003）。三步移动搜索法（3SFCA）：选择越多，对每处设施的需求越小（Wan 等，2012）。改进两步移动搜索法（M2SFCA）：距离过远的供给有所损失（Delamater，2013）。平衡移动搜索法（BFCA）：人口不重复计算（Páez 等，2019）。</translation>
    </message>
    <message>
      <source>Beds, desks, places, floor area. A missing or negative number counts as 0. Empty: 1 for each facility.</source>
      <translation>床位、工位、学位、建筑面积等。缺失或为负的按 0 计。留空则每处设施计 1。</translation>
    </message>
    <message>
      <source>Buildings or points; a polygon is taken at its point on surface. Every row is kept.</source>
      <translation>建筑或点；面取其内部代表点。所有行均予保留。</translation>
    </message>
    <message>
      <source>Capacity</source>
      <translation>供给规模</translation>
    </message>
    <message>
      <source>Catchment</source>
      <translation>搜寻半径</translation>
    </message>
    <message>
      <source>Choose a smaller catchment, or work district by district.</source>
      <translation>请减小搜寻半径，或分区计算。</translation>
    </message>
    <message>
      <source>Decay with distance</source>
      <translation>距离衰减</translation>
    </message>
    <message>
      <source>Empty: straight lines, and every result says so.</source>
      <translation>留空则按直线距离计算，所有结果都会注明。</translation>
    </message>
    <message>
      <source>Every facility with pop_reached (people in its catchment), ratio (its capacity for each who asks, empty where nobody does), status.</source>
      <translation>全部设施，含搜寻半径内人口、供需比（每个需求者可得的供给；无人需求时为空）、状态。</translation>
    </message>
    <message>
      <source>Every place with n_supply (facilities that count), nearest (in the unit, empty beyond the catchment), access (capacity per person, 0 where nothing is reached), access_ratio (over its mean over people), status.</source>
      <translation>全部居住单元，含计入的设施数、至最近设施（采用上述单位，超出搜寻半径为空）、人均可达供给（无可达设施为 0）、与按人口加权均值之比、status。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>Facilities by demand</source>
      <translation>设施供需状况</translation>
    </message>
    <message>
      <source>For the decay in steps: limit and weight, such as 500:1,1000:0.5, in the unit above.</source>
      <translation>用于分段衰减：界限与权重，如 500:1,1000:0.5，采用上述单位。</translation>
    </message>
    <message>
      <source>Give steps such as 500:1,1000:0.5.</source>
      <translation>请按 500:1,1000:0.5 的形式给出分段。</translation>
    </message>
    <message>
      <source>How even it is</source>
      <translation>均衡程度</translation>
    </message>
    <message>
      <source>How far people go at most, in the unit above, the straight ways to and from the street included.</source>
      <translation>居民最远前往的距离或时间，采用上述单位，含两端到道路的直线段。</translation>
    </message>
    <message>
      <source>How much less what is farther counts. gaussian: from 1 to 0 at the catchment (Dai 2010), or by the scale; inverse: 1 over the distance; exponential: by the scale.</source>
      <translation>距离越远，权重越小。高斯衰减：由 1 降至搜寻半径处的 0（Dai，2010），或按衰减尺度；距离倒数：权重为距离的倒数；指数衰减：按衰减尺度。</translation>
    </message>
    <message>
      <source>Is there enough for everybody, and not only something near? Supply per person by floating catchment areas: what a facility offers is shared by all who reach it. Who has less than half of the mean, how uneven it is, which facilities are asked most.</source>
      <translation>设施不仅要近，还要够用：用移动搜索法计算人均可达供给，设施的供给由所有可达人口分享。哪些人不足均值的一半，分布有多不均，哪些设施压力最大。</translation>
    </message>
    <message>
      <source>Mean access, Gini coefficient and share of the people below half of the mean; facilities that reach nobody.</source>
      <translation>可达性均值、基尼系数、不足均值一半的人口占比，以及无人可达的设施数。</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>No network: ways are straight lines, never longer than those of people, so catchments are too large, not too small.</source>
      <translation>无路网：路程按直线计算，不会长于实际路程，因此服务范围只会偏大，不会偏小。</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People at each place. A missing or negative number counts as 0. Empty: each place counts as one.</source>
      <translation>各单元的人口。缺失或为负的按 0 计。留空则每个单元计 1。</translation>
    </message>
    <message>
      <source>Places by access</source>
      <translation>居住单元可达性</translation>
    </message>
    <message>
      <source>Scale of the decay</source>
      <translation>衰减尺度</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>分段</translation>
    </message>
    <message>
      <source>Supply and demand within reach</source>
      <translation>供需可达性（移动搜索法）</translation>
    </message>
    <message>
      <source>The standard deviation of the Gaussian, or where the exponential has fallen to 37%, in the unit above. Empty: Dai's Gaussian, half of the catchment for the exponential.</source>
      <translation>高斯函数的标准差，或指数函数降至 37% 处，采用上述单位。留空：高斯采用 Dai 的形式，指数采用搜寻半径的一半。</translation>
    </message>
    <message>
      <source>The steps end at {end}, the catchment at {catchment}: what lies between counts nothing.</source>
      <translation>分段止于 {end}，搜寻半径为 {catchment}：两者之间不计入。</translation>
    </message>
    <message>
      <source>The steps end at {end}: what lies beyond the catchment of {catchment} counts nothing.</source>
      <translation>分段止于 {end}：搜寻半径 {catchment}以外不计入。</translation>
    </message>
    <message>
      <source>Unit of the catchment</source>
      <translation>搜寻半径单位</translation>
    </message>
    <message>
      <source>What people need: clinics, schools, innovation spaces; a polygon is taken at its point on surface.</source>
      <translation>居民需要的设施：诊所、学校、众创空间等；面取其内部代表点。</translation>
    </message>
    <message>
      <source>Where people live</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>more than {n:,} pairs of place and facility lie within {limit}.</source>
      <translation>{limit}以内的单元与设施配对超过 {n:,} 对。</translation>
    </message>
    <message>
      <source>no step has a weight above 0.</source>
      <translation>没有权重大于 0 的分段。</translation>
    </message>
    <message>
      <source>no step is given.</source>
      <translation>未给出分段。</translation>
    </message>
    <message>
      <source>the limits do not rise.</source>
      <translation>界限未依次递增。</translation>
    </message>
    <message>
      <source>the places (their convex hull)</source>
      <translation>全部地点的最小凸多边形</translation>
    </message>
    <message>
      <source>the streets (their convex hull)</source>
      <translation>路网的最小凸多边形</translation>
    </message>
    <message>
      <source>{n} facilities have no capacity, or a negative one; it counts as 0.</source>
      <translation>{n} 处设施的供给规模缺失或为负，按 0 计。</translation>
    </message>
    <message>
      <source>{n} facility has no capacity, or a negative one; it counts as 0.</source>
      <translation>{n} 处设施的供给规模缺失或为负，按 0 计。</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} of {total} places are nearer than {metres} m to the edge of {ground}, or beyond it. Facilities and people beyond are unknown: access there may be too low or too high.</source>
      <translation>{total} 处中有 {n} 处距{ground}边缘不足 {metres} 米或位于其外。边缘以外的设施与人口未知，这些地方的可达性可能偏低，也可能偏高。</translation>
    </message>
    <message>
      <source>{n} of {total} places is nearer than {metres} m to the edge of {ground}, or beyond it. Facilities and people beyond are unknown: access there may be too low or too high.</source>
      <translation>{total} 处中有 {n} 处距{ground}边缘不足 {metres} 米或位于其外。边缘以外的设施与人口未知，这些地方的可达性可能偏低，也可能偏高。</translation>
    </message>
    <message>
      <source>“{item}” is not a limit above 0 and a weight of at least 0.</source>
      <translation>“{item}”不是大于 0 的界限加不小于 0 的权重。</translation>
    </message>
  </context>
  <context>
    <name>CatchmentReport</name>
    <message>
      <source>A way is the straight leg to the nearest point of a street within {snap} m, the quickest way along the streets by their own speeds and times, and the straight leg to the facility; both legs are walked at {walk} km/h.</source>
      <translation>路程由三段组成：到 {snap} 米内最近道路点的直线段、按道路自身速度与时间沿道路的最快路径、到设施的直线段；两端直线段按 {walk} 公里/小时步行。</translation>
    </message>
    <message>
      <source>A way is the straight leg to the nearest point of a street within {snap} m, the shortest way along the streets, and the straight leg to the facility.</source>
      <translation>路程由三段组成：到 {snap} 米内最近道路点的直线段、沿道路的最短路径、到设施的直线段。</translation>
    </message>
    <message>
      <source>All within {catchment} counts alike, nothing beyond.</source>
      <translation>{catchment}以内权重相同，以外不计入。</translation>
    </message>
    <message>
      <source>Balanced floating catchment areas (Páez, Higgins &amp; Vivona 2019, PLoS ONE): each place divides its people among the facilities in reach, each facility its level of service among the places. The figures depend on how the people are divided into places.</source>
      <translation>平衡移动搜索法（BFCA；Páez、Higgins 和 Vivona，2019，PLoS ONE）：各单元的人口在可达设施之间分配，各设施的服务水平在单元之间分配。结果与人口如何划分为单元有关。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>For {share} of the {who} no supply counts within {limit} {way}.</source>
      <translation>{share} 的{who}{way}在 {limit}以内没有可计入的供给。</translation>
    </message>
    <message>
      <source>Is there enough for everybody?</source>
      <translation>设施供给是否够用？</translation>
    </message>
    <message>
      <source>Least access: {shown} of the inhabited places with less than half of the mean, {n:,} in all</source>
      <translation>可达性最低：不足均值一半的有人居住单元共 {n:,} 个，列出 {shown} 个</translation>
    </message>
    <message>
      <source>Least access: {shown} of the places with less than half of the mean, {n:,} in all</source>
      <translation>可达性最低：不足均值一半的单元共 {n:,} 个，列出 {shown} 个</translation>
    </message>
    <message>
      <source>Least for each who asks: {shown} of {n} facilities that somebody reaches</source>
      <translation>人均供给最少的设施：有人可达的设施共 {n} 处，列出 {shown} 处</translation>
    </message>
    <message>
      <source>Least for each who asks: {shown} of {n} facility that somebody reaches</source>
      <translation>人均供给最少的设施：有人可达的设施共 {n} 处，列出 {shown} 处</translation>
    </message>
    <message>
      <source>Lorenz curve: the tenth of the {who} with most access has {held} of all, the tenth with least {least}.</source>
      <translation>洛伦兹曲线：可达性最高的十分之一{who}占总量的 {held}，最低的十分之一占 {least}。</translation>
    </message>
    <message>
      <source>Modified two-step floating catchment areas (Delamater 2013, Health &amp; Place): as in two steps, but the decay counts twice for the place, so that supply far from the people is lost. The access of all people adds up to less than the capacity where distance counts.</source>
      <translation>改进两步移动搜索法（M2SFCA；Delamater，2013，Health &amp; Place）：与两步法相同，但衰减在单元一侧计算两次，远离人口的供给因而有所损失。考虑距离衰减时，全部人口的可达性之和小于供给总量。</translation>
    </message>
    <message>
      <source>Named: the places with least access, listed below, where there is room.</source>
      <translation>图中名称：下表所列可达性最低单元（有空间处标注）。</translation>
    </message>
    <message>
      <source>No people are known in the places that were assessed, so there is no supply per person.</source>
      <translation>已评估的单元均无已知人口，无法计算人均供给。</translation>
    </message>
    <message>
      <source>No place could be assessed.</source>
      <translation>没有可评估的单元。</translation>
    </message>
    <message>
      <source>None of the {who} have any supply within {limit} {way}.</source>
      <translation>全部{who}{way}在 {limit}以内均无可达供给。</translation>
    </message>
    <message>
      <source>None of the {who} have less than half of the mean access.</source>
      <translation>全部{who}的可达性均不低于均值的一半。</translation>
    </message>
    <message>
      <source>Numbers: rows of the places with least access, listed below, where there is room.</source>
      <translation>图中数字：下表所列可达性最低单元的行号（有空间处标注）。</translation>
    </message>
    <message>
      <source>Places assessed: {n:,}, not assessed: {m:,}; facilities: {k:,}.</source>
      <translation>已评估单元：{n:,} 个；未评估：{m:,} 个；设施：{k:,} 处。</translation>
    </message>
    <message>
      <source>Places assessed: {n:,}, with {pop:,.0f} people; not assessed: {m:,}, with {lost:,.0f} people; facilities: {k:,}.</source>
      <translation>已评估单元：{n:,} 个，{pop:,.0f} 人；未评估：{m:,} 个，{lost:,.0f} 人；设施：{k:,} 处。</translation>
    </message>
    <message>
      <source>Places with less than half of the mean access: {n:,} of {total:,}</source>
      <translation>可达性不足均值一半的单元：{total:,} 个中有 {n:,} 个</translation>
    </message>
    <message>
      <source>Places without any supply within {limit}: {n:,} of {total:,}</source>
      <translation>{limit}以内无可达供给的单元：{total:,} 个中有 {n:,} 个</translation>
    </message>
    <message>
      <source>Streets have directions; ways lead from the facilities to the places.</source>
      <translation>道路有通行方向；路程由设施前往居住单元。</translation>
    </message>
    <message>
      <source>Streets have directions; ways lead from the places to the facilities.</source>
      <translation>道路有通行方向；路程由居住单元前往设施。</translation>
    </message>
    <message>
      <source>The half of the {who} with least access has {held} of all</source>
      <translation>可达性较低的一半{who}占总量的 {held}</translation>
    </message>
    <message>
      <source>The larger a dot, the more people.</source>
      <translation>圆点越大，人口越多。</translation>
    </message>
    <message>
      <source>The mean access is {mean} {unit}; the half of the {who} with least has {held} of all (Gini coefficient {gini}).</source>
      <translation>可达性均值为{unit} {mean}；可达性较低的一半{who}占总量的 {held}（基尼系数 {gini}）。</translation>
    </message>
    <message>
      <source>The mean, the Gini coefficient and all shares are over {who}; whoever has less than half of the mean has little. A place that reaches no facility has an access of 0, and a facility that reaches nobody adds nothing to anybody's.</source>
      <translation>均值、基尼系数与各项占比均按{who}计算；不足均值一半者视为供给偏少。无可达设施的单元可达性为 0，无人可达的设施不增加任何单元的可达性。</translation>
    </message>
    <message>
      <source>The weight is 1 over the distance, and 1 nearer than {unit}; nothing counts beyond {catchment}.</source>
      <translation>权重为距离的倒数，{unit}以内为 1；{catchment}以外不计入。</translation>
    </message>
    <message>
      <source>The weight is e to the power of −d over {scale}; nothing counts beyond {catchment}.</source>
      <translation>权重为 e 的 −d÷{scale} 次方；{catchment}以外不计入。</translation>
    </message>
    <message>
      <source>Three-step floating catchment areas (Wan, Zou &amp; Sternberg 2012, International Journal of Geographical Information Science): as in two steps, but whoever has several facilities in reach asks less of each, in proportion to their weights. The access of all people adds up to the capacity that is reached.</source>
      <translation>三步移动搜索法（3SFCA；Wan、Zou 和 Sternberg，2012，International Journal of Geographical Information Science）：与两步法相同，但可达多处设施者按权重比例分配需求，对每处的需求相应减少。全部人口的可达性之和等于有人可达的供给总量。</translation>
    </message>
    <message>
      <source>Two-step floating catchment areas (Luo &amp; Wang 2003, Environment and Planning B; with a decay Luo &amp; Qi 2009, Health &amp; Place): the capacity of each facility over the people who reach it, and for each place the sum over the facilities that it reaches, both weighted by the decay. The access of all people adds up to the capacity that is reached.</source>
      <translation>两步移动搜索法（2SFCA；Luo 和 Wang，2003，Environment and Planning B；带衰减的形式见 Luo 和 Qi，2009，Health &amp; Place）：先以设施的供给规模除以可达人口，再对各单元可达的设施求和，两步均按衰减加权。全部人口的可达性之和等于有人可达的供给总量。</translation>
    </message>
    <message>
      <source>Ways are straight lines: no network was given.</source>
      <translation>路程按直线计算：未提供路网。</translation>
    </message>
    <message>
      <source>Weights by steps: {steps}; nothing counts beyond {catchment}.</source>
      <translation>分段权重：{steps}；{catchment}以外不计入。</translation>
    </message>
    <message>
      <source>Weights fall by a Gaussian with a standard deviation of {scale}; nothing counts beyond {catchment}.</source>
      <translation>权重按标准差为 {scale} 的高斯函数衰减；{catchment}以外不计入。</translation>
    </message>
    <message>
      <source>Weights fall from 1 to 0 at {catchment} by a Gaussian (Dai 2010, Health &amp; Place).</source>
      <translation>权重按高斯函数由 1 降至 {catchment}处的 0（Dai，2010，Health &amp; Place）。</translation>
    </message>
    <message>
      <source>What was counted</source>
      <translation>统计范围</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>空间分布</translation>
    </message>
    <message>
      <source>Who has how much</source>
      <translation>供给的分布</translation>
    </message>
    <message>
      <source>all have the same</source>
      <translation>绝对均等</translation>
    </message>
    <message>
      <source>along the streets</source>
      <translation>沿道路</translation>
    </message>
    <message>
      <source>as it is (Gini coefficient {gini})</source>
      <translation>实际分布（基尼系数 {gini}）</translation>
    </message>
    <message>
      <source>facilities per 1,000 people</source>
      <translation>每千人设施数</translation>
    </message>
    <message>
      <source>facilities per place</source>
      <translation>每个单元设施数</translation>
    </message>
    <message>
      <source>facility</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>in a straight line (no network)</source>
      <translation>按直线距离（无路网）</translation>
    </message>
    <message>
      <source>near the edge of the data: uncertain</source>
      <translation>靠近数据边缘：数值不确定</translation>
    </message>
    <message>
      <source>not assessed: no street nearby</source>
      <translation>未评估：附近无道路</translation>
    </message>
    <message>
      <source>of capacity per 1,000 people</source>
      <translation>每千人供给规模</translation>
    </message>
    <message>
      <source>of capacity per place</source>
      <translation>每个单元供给规模</translation>
    </message>
    <message>
      <source>people</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>places</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>share of all access</source>
      <translation>占可达性总量的比例</translation>
    </message>
    <message>
      <source>share of the {who} (%)</source>
      <translation>{who}占比（%）</translation>
    </message>
    <message>
      <source>share of the {who}, those with least access first</source>
      <translation>{who}累计占比（可达性由低到高）</translation>
    </message>
    <message>
      <source>{n} of {all} facilities has no {who} within {limit}.</source>
      <translation>{all} 处设施中有 {n} 处在 {limit}以内没有{who}。</translation>
    </message>
    <message>
      <source>{n} of {all} facilities have no {who} within {limit}.</source>
      <translation>{all} 处设施中有 {n} 处在 {limit}以内没有{who}。</translation>
    </message>
    <message>
      <source>{share} of the {who} have less than half of the mean access.</source>
      <translation>{share} 的{who}可达性不足均值的一半。</translation>
    </message>
  </context>
  <context>
    <name>Chapter</name>
    <message>
      <source> or </source>
      <translation>或</translation>
    </message>
    <message>
      <source>1 = innermost; known ring names are understood as well.</source>
      <translation>1 为最内圈；也可识别常用的圈层名称。</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>All result layers and tables in one file, each with its style. In a GeoPackage that is there already, all results of an earlier chapter give way to these, also those of sections that are no longer there; all other tables stay, as do a result that is read now and one that you have changed, renamed or given other columns. A result that a view or trigger of yours names may be replaced, but is not removed.</source>
      <translation>全部成果图层与表格存入一个文件，各带样式。若选用已有的 GeoPackage，以往专项章节的成果（含本次不再出现的章节）由本次成果取代；其余表保持不变，本次读取的成果和您已改动、改名或增删过字段的成果也予保留；您的视图或触发器所引用的成果可能被更新，但不会被移除。</translation>
    </message>
    <message>
      <source>Annex: data and what was skipped</source>
      <translation>附录　数据来源与未计入的内容</translation>
    </message>
    <message>
      <source>At each place. Empty: only places are counted.</source>
      <translation>各居民点的人口。留空则只统计居民点数。</translation>
    </message>
    <message>
      <source>Author</source>
      <translation>编制人</translation>
    </message>
    <message>
      <source>Below the title. Empty: none.</source>
      <translation>列于标题之下。留空则不写。</translation>
    </message>
    <message>
      <source>Beside the other sections</source>
      <translation>与其他章节的关联</translation>
    </message>
    <message>
      <source>Beside them new ones are sought. Empty: the incubators that lie there.</source>
      <translation>在现状点之外选取新增点位。留空则以当地的孵化器为现状点。</translation>
    </message>
    <message>
      <source>By grade they are – {parts}. The sites were chosen by whom they serve; the score of the stock spaces played no part.</source>
      <translation>按等级分：{parts}。选址以服务对象为准，存量空间得分未参与选址。</translation>
    </message>
    <message>
      <source>Chinese and English names, OSM tags and AMap codes are recognised.</source>
      <translation>可识别中英文名称、OSM 标签和高德编码。</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Desks in stock spaces of grade A whose floor area is known</source>
      <translation>A 级存量空间（建筑面积已知）可容纳工位</translation>
    </message>
    <message>
      <source>Empty: 1 for each.</source>
      <translation>留空则每处计 1。</translation>
    </message>
    <message>
      <source>Empty: all rings belong to one city.</source>
      <translation>留空则全部圈层属于同一城市。</translation>
    </message>
    <message>
      <source>Empty: cities are not compared.</source>
      <translation>留空：不比较各城市。</translation>
    </message>
    <message>
      <source>Empty: each building counts as one floor.</source>
      <translation>留空：每栋建筑按一层计。</translation>
    </message>
    <message>
      <source>Empty: its number.</source>
      <translation>留空则用编号。</translation>
    </message>
    <message>
      <source>Empty: straight lines, and every result says so.</source>
      <translation>留空则按直线距离计算，所有结果都会注明。</translation>
    </message>
    <message>
      <source>Empty: the incubators, each counted as one.</source>
      <translation>留空则以孵化器为供给，每家计 1。</translation>
    </message>
    <message>
      <source>End the file's name in .gpkg.</source>
      <translation>请将文件名的扩展名改为 .gpkg。</translation>
    </message>
    <message>
      <source>Figure {number} {caption}</source>
      <translation>图 {number}　{caption}</translation>
    </message>
    <message>
      <source>For comparison: {base} of the {who} lack at least one class.</source>
      <translation>作为对照，全部{who}中 {base} 缺少至少一类设施。</translation>
    </message>
    <message>
      <source>For the city tiers of 国发〔2014〕51号.</source>
      <translation>用于按国发〔2014〕51号划分城市规模等级。</translation>
    </message>
    <message>
      <source>For the functions on each ground.</source>
      <translation>用于统计每处用地内的功能。</translation>
    </message>
    <message>
      <source>For the list of those that lack most. Empty: their numbers.</source>
      <translation>用于列出缺项最多的居民点；留空则以序号表示。</translation>
    </message>
    <message>
      <source>For the mean size by ring.</source>
      <translation>用于计算各圈层的平均面积。</translation>
    </message>
    <message>
      <source>For the median year by ring: a year, a date, or a text that begins with one.</source>
      <translation>用于统计各圈层成立年份的中位数：年份、日期或以年份开头的文本。</translation>
    </message>
    <message>
      <source>For the number of desks.</source>
      <translation>用于估算工位数。</translation>
    </message>
    <message>
      <source>For the number of national, provincial and municipal ones.</source>
      <translation>用于统计国家级、省级、市级的数量。</translation>
    </message>
    <message>
      <source>For the programme that suits the space.</source>
      <translation>用于判断适合的功能业态。</translation>
    </message>
    <message>
      <source>For the shares of the provinces.</source>
      <translation>用于各省占比。</translation>
    </message>
    <message>
      <source>For: {sections}.</source>
      <translation>用于：{sections}。</translation>
    </message>
    <message>
      <source>GeoPackage of all results</source>
      <translation>全部成果 GeoPackage</translation>
    </message>
    <message>
      <source>Gini coefficient of access</source>
      <translation>可达性基尼系数</translation>
    </message>
    <message>
      <source>Gini coefficient over the cities</source>
      <translation>城市间基尼系数</translation>
    </message>
    <message>
      <source>Give a layer of supply that lies there.</source>
      <translation>请指定位于该范围内的供给设施图层。</translation>
    </message>
    <message>
      <source>Give incubators with cities, rings or hosts, or places where people live with facilities.</source>
      <translation>请给出孵化器及城市范围、圈层或园区高校，或者居住建筑及设施。</translation>
    </message>
    <message>
      <source>How many are sought among the candidates, beside the incubators that there are.</source>
      <translation>在现有孵化器之外，从候选点中选出的新增点位数。</translation>
    </message>
    <message>
      <source>Incubators in the cities</source>
      <translation>各城市孵化器总数（家）</translation>
    </message>
    <message>
      <source>Incubators in the rings</source>
      <translation>各圈层孵化器总数（家）</translation>
    </message>
    <message>
      <source>Innovation spaces: special chapter</source>
      <translation>众创空间专项章节</translation>
    </message>
    <message>
      <source>It was chosen by whom it serves; the score of the stock spaces played no part.</source>
      <translation>选址以服务对象为准，存量空间得分未参与选址。</translation>
    </message>
    <message>
      <source>Key figures</source>
      <translation>主要指标</translation>
    </message>
    <message>
      <source>Method and thresholds</source>
      <translation>方法与阈值</translation>
    </message>
    <message>
      <source>Metres; a user parameter.</source>
      <translation>单位为米；用户设定。</translation>
    </message>
    <message>
      <source>New sites asked for: {wanted}; there are {n} candidates, so no more are sought.</source>
      <translation>要求新增 {wanted} 处，而候选点只有 {n} 个，故以此为限。</translation>
    </message>
    <message>
      <source>New sites asked for: {wanted}; there is {n} candidate, so no more are sought.</source>
      <translation>要求新增 {wanted} 处，而候选点只有 {n} 个，故以此为限。</translation>
    </message>
    <message>
      <source>None of the incubators ({all}) lies within {metres} m of where people live.</source>
      <translation>全部 {all} 家孵化器均不在居民点周边 {metres} 米以内。</translation>
    </message>
    <message>
      <source>None of the {who} with less than half of the mean access to supply lack a class of facility within its distance.</source>
      <translation>可达性不足均值一半的{who}均未缺少规定距离内的任何一类设施。</translation>
    </message>
    <message>
      <source>Of the incubators ({all}), {n} lie within {metres} m of where people live; only these are used for: {sections}.</source>
      <translation>{all} 家孵化器中有 {n} 家位于居民点 {metres} 米以内，仅这些用于：{sections}。</translation>
    </message>
    <message>
      <source>Of the incubators ({all}), {n} lies within {metres} m of where people live; only this one is used for: {sections}.</source>
      <translation>{all} 家孵化器中有 {n} 家位于居民点 {metres} 米以内，仅此家用于：{sections}。</translation>
    </message>
    <message>
      <source>Of the incubators in the belt ({all}), none stands in the innermost ring of its city.</source>
      <translation>沿江带内 {all} 家孵化器均不在所在城市的最内圈。</translation>
    </message>
    <message>
      <source>Of the incubators in the belt ({all}), {n} stand in the innermost rings of their cities.</source>
      <translation>沿江带内 {all} 家孵化器中，{n} 家位于所在城市的最内圈。</translation>
    </message>
    <message>
      <source>Of the incubators in the belt ({all}), {n} stands in the innermost ring of its city.</source>
      <translation>沿江带内 {all} 家孵化器中，{n} 家位于所在城市的最内圈。</translation>
    </message>
    <message>
      <source>Of the incubators near a knowledge centre ({all}), none has a campus within {metres} m.</source>
      <translation>邻近智力中心的 {all} 家孵化器，在 {metres} 米内均没有高校空间。</translation>
    </message>
    <message>
      <source>Of the incubators near a knowledge centre ({all}), {n} has a campus within {metres} m.</source>
      <translation>邻近智力中心的 {all} 家孵化器中，{n} 家在 {metres} 米内有高校空间。</translation>
    </message>
    <message>
      <source>Of the incubators near a knowledge centre ({all}), {n} have a campus within {metres} m.</source>
      <translation>邻近智力中心的 {all} 家孵化器中，{n} 家在 {metres} 米内有高校空间。</translation>
    </message>
    <message>
      <source>Of the life circle: its classes of facilities and their distances.</source>
      <translation>生活圈所依据的标准：设施类别及其服务距离。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), none is a stock space of grade A.</source>
      <translation>{all} 处推荐点位均未达到 A 级。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), none lies in a gap of the life circle.</source>
      <translation>{all} 处推荐点位均不在生活圈设施缺口内。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), {n} are stock spaces of grade A.</source>
      <translation>{all} 处推荐点位中，{n} 处为 A 级存量空间。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), {n} is a stock space of grade A.</source>
      <translation>{all} 处推荐点位中，{n} 处为 A 级存量空间。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), {n} lie in gaps of the life circle.</source>
      <translation>{all} 处推荐点位中，{n} 处位于生活圈设施缺口内。</translation>
    </message>
    <message>
      <source>Of the proposed sites ({all}), {n} lies in a gap of the life circle.</source>
      <translation>{all} 处推荐点位中，{n} 处位于生活圈设施缺口内。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), none lies in a gap of the life circle: from each of them all classes that are judged are within their distances.</source>
      <translation>{all} 处 A 级存量空间均不在生活圈设施缺口内（各类评估设施均在规定距离以内）。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), none lies in the innermost ring of a city.</source>
      <translation>{all} 处 A 级存量空间均不在城市最内圈。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), {n} lie in gaps of the life circle: from there at least one class is not within its distance.</source>
      <translation>{all} 处 A 级存量空间中，{n} 处位于生活圈设施缺口内（至少一类设施超出规定距离）。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), {n} lie in the innermost ring of a city.</source>
      <translation>{all} 处 A 级存量空间中，{n} 处位于城市最内圈。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), {n} lies in a gap of the life circle: from there at least one class is not within its distance.</source>
      <translation>{all} 处 A 级存量空间中，{n} 处位于生活圈设施缺口内（至少一类设施超出规定距离）。</translation>
    </message>
    <message>
      <source>Of the stock spaces of grade A ({all}), {n} lies in the innermost ring of a city.</source>
      <translation>{all} 处 A 级存量空间中，{n} 处位于城市最内圈。</translation>
    </message>
    <message>
      <source>One row per criterion: field; benefit or cost; weight; and, if wanted, its bounds. Empty: stock spaces are not ranked.</source>
      <translation>每行一项指标：字段、效益型或成本型、权重，必要时填上下限。留空则不对存量空间排序。</translation>
    </message>
    <message>
      <source>People whose life circle was assessed</source>
      <translation>参与生活圈评估的人口（人）</translation>
    </message>
    <message>
      <source>Points or polygons, one row each; their grounds are another layer.</source>
      <translation>点或面，每家一行；用地另设图层。</translation>
    </message>
    <message>
      <source>Random points in it show whether a preference is more than chance. Empty: the cities.</source>
      <translation>其中的随机点用于判断偏好是否超出随机。留空则取城市范围。</translation>
    </message>
    <message>
      <source>Results of an earlier chapter in “{file}” that a view or trigger there names stay: {tables}.</source>
      <translation>“{file}”中以往专项章节的成果，因其中有视图或触发器引用而予以保留：{tables}。</translation>
    </message>
    <message>
      <source>Results of an earlier chapter in “{file}” that this one does not hold go: {tables}.</source>
      <translation>“{file}”中以往专项章节的成果，本次没有的予以移除：{tables}。</translation>
    </message>
    <message>
      <source>Results of an earlier chapter in “{file}” whose rows have been changed since stay: {tables}.</source>
      <translation>“{file}”中以往专项章节的成果，此后行内容有改动的予以保留：{tables}。</translation>
    </message>
    <message>
      <source>Rows of one value are grounds of one incubator. Empty: each row is one.</source>
      <translation>取值相同的各行为同一孵化器的用地。留空则每行一家。</translation>
    </message>
    <message>
      <source>Sections</source>
      <translation>章节</translation>
    </message>
    <message>
      <source>Share in the innermost ring</source>
      <translation>最内圈孵化器比例</translation>
    </message>
    <message>
      <source>Share of the first city ({city})</source>
      <translation>首位城市比例（{city}）</translation>
    </message>
    <message>
      <source>Share of the {who} with all {n} classes in the data within their distance</source>
      <translation>数据中 {n} 类设施均在规定距离内的{who}比例</translation>
    </message>
    <message>
      <source>Share of the {who} with all {n} classes that are judged within their distance</source>
      <translation>参与判定的 {n} 类设施均在规定距离内的{who}比例</translation>
    </message>
    <message>
      <source>Share of the {who} with less than half of the mean access</source>
      <translation>可达性不足均值一半的{who}比例</translation>
    </message>
    <message>
      <source>Share of the {who} within {metres} m of a site that there is</source>
      <translation>{metres} 米内有现状点的{who}比例</translation>
    </message>
    <message>
      <source>Share of the {who} within {metres} m of an existing site or one of {n} new ones</source>
      <translation>{metres} 米内有现状点或 {n} 处新增点位之一的{who}比例</translation>
    </message>
    <message>
      <source>Share of the {who} within {metres} m of an existing site or the new one</source>
      <translation>{metres} 米内有现状点或该新增点位的{who}比例</translation>
    </message>
    <message>
      <source>Share of {kind} among the incubators by ring, outward: {parts}.</source>
      <translation>{kind}孵化器占比由内向外依次为：{parts}。</translation>
    </message>
    <message>
      <source>Share within {km} km of the axis</source>
      <translation>轴线 {km} 公里以内的孵化器比例</translation>
    </message>
    <message>
      <source>Share within {km} km of the axis, outside the core</source>
      <translation>核心城市以外、轴线 {km} 公里以内的孵化器比例</translation>
    </message>
    <message>
      <source>Share: {kind}</source>
      <translation>{kind}比例</translation>
    </message>
    <message>
      <source>Special chapter</source>
      <translation>专项章节</translation>
    </message>
    <message>
      <source>Stock spaces of grade A</source>
      <translation>A 级存量空间（处）</translation>
    </message>
    <message>
      <source>Such as the city and the plan. Empty: a general title.</source>
      <translation>如城市与规划名称。留空则用通用标题。</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>摘要</translation>
    </message>
    <message>
      <source>Table {number} {caption}</source>
      <translation>表 {number}　{caption}</translation>
    </message>
    <message>
      <source>Tables in “{file}” that are marked as results, but of which the file does not prove that a chapter wrote them as they are now, stay: {tables}.</source>
      <translation>“{file}”中下列表带有成果标记，但该文件不能证明其现状系由专项章节写入，予以保留：{tables}。</translation>
    </message>
    <message>
      <source>The first {n} of {all} rows; the result layer holds all.</source>
      <translation>仅列前 {n} 行，共 {all} 行；全部见成果图层。</translation>
    </message>
    <message>
      <source>The one new site that adds somebody does not lie in a gap of the life circle.</source>
      <translation>唯一有增量的新增点位不在生活圈设施缺口内。</translation>
    </message>
    <message>
      <source>The one new site that adds somebody is a stock space of grade {grade}.</source>
      <translation>唯一有增量的新增点位为 {grade} 级存量空间。</translation>
    </message>
    <message>
      <source>The one new site that adds somebody is not graded as stock space.</source>
      <translation>唯一有增量的新增点位未参与存量空间评级。</translation>
    </message>
    <message>
      <source>The one new site that adds somebody lies in a gap of the life circle.</source>
      <translation>唯一有增量的新增点位位于生活圈设施缺口内。</translation>
    </message>
    <message>
      <source>The others by grade – {parts}. The sites were chosen by whom they serve; the score of the stock spaces played no part.</source>
      <translation>其余点位的等级：{parts}。选址以服务对象为准，存量空间得分未参与选址。</translation>
    </message>
    <message>
      <source>The result of a ring tool, or districts that a field sorts into rings.</source>
      <translation>圈层工具的成果，或由字段标明圈层的区县。</translation>
    </message>
    <message>
      <source>Those that are wanted; a section is there when its layers are.</source>
      <translation>需要的章节；所需图层齐备的章节才会写入。</translation>
    </message>
    <message>
      <source>Title of the document</source>
      <translation>文档标题</translation>
    </message>
    <message>
      <source>What a stock space must fulfil to be ranked.</source>
      <translation>存量空间参与排序须满足的条件。</translation>
    </message>
    <message>
      <source>What does a plan's chapter on innovation spaces say of this city? Name the layers that there are; the answer is one document, the answers first, with a table of contents and numbered figures and tables, and a GeoPackage with all result layers. A section is there when its layers are.</source>
      <translation>规划中的众创空间专项章节应当写些什么？指定已有图层，一次运行即得一份结论在前、附有目录、图表统一编号的文档，以及存有全部成果图层的 GeoPackage。所需图层齐备的章节才会写入。</translation>
    </message>
    <message>
      <source>by {standard}</source>
      <translation>标准：{standard}</translation>
    </message>
    <message>
      <source>existing site #{n}</source>
      <translation>现状点（第 {n} 行）</translation>
    </message>
    <message>
      <source>field “{field}”</source>
      <translation>字段“{field}”</translation>
    </message>
    <message>
      <source>grade {grade}: {n}</source>
      <translation>{grade} 级 {n} 处</translation>
    </message>
    <message>
      <source>incubator #{n}</source>
      <translation>孵化器（第 {n} 行）</translation>
    </message>
    <message>
      <source>no section has all that it needs.</source>
      <translation>没有任何章节的所需图层齐备。</translation>
    </message>
    <message>
      <source>not graded: {n}</source>
      <translation>未评级 {n} 处</translation>
    </message>
    <message>
      <source>people</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>places</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>table {number}</source>
      <translation>表 {number}</translation>
    </message>
    <message>
      <source>the program met an unexpected error; the log holds its details.</source>
      <translation>程序遇到意料之外的错误，详情见日志。</translation>
    </message>
    <message>
      <source>{about} (map)</source>
      <translation>{about}（地图）</translation>
    </message>
    <message>
      <source>{about} – {title}</source>
      <translation>{about}——{title}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low}～{high}</translation>
    </message>
    <message>
      <source>{number} {section} ({about}): {answer}</source>
      <translation>{number}　{section}（{about}）：{answer}</translation>
    </message>
    <message>
      <source>{n} ground</source>
      <translation>孵化器用地 {n} 处</translation>
    </message>
    <message>
      <source>{n} grounds</source>
      <translation>孵化器用地 {n} 处</translation>
    </message>
    <message>
      <source>{n} incubator</source>
      <translation>孵化器 {n} 家</translation>
    </message>
    <message>
      <source>{n} incubators</source>
      <translation>孵化器 {n} 家</translation>
    </message>
    <message>
      <source>{n} of {all} for which this is known</source>
      <translation>{all} 处中可判断的 {n}</translation>
    </message>
    <message>
      <source>{n} people</source>
      <translation>{n} 人</translation>
    </message>
    <message>
      <source>{n} place where people live</source>
      <translation>居民点 {n} 处</translation>
    </message>
    <message>
      <source>{n} places where people live</source>
      <translation>居民点 {n} 处</translation>
    </message>
    <message>
      <source>{n} row ({layer})</source>
      <translation>{n} 个要素（{layer}）</translation>
    </message>
    <message>
      <source>{n} rows ({layer})</source>
      <translation>{n} 个要素（{layer}）</translation>
    </message>
    <message>
      <source>{n} stock space</source>
      <translation>存量空间 {n} 处</translation>
    </message>
    <message>
      <source>{n} stock spaces</source>
      <translation>存量空间 {n} 处</translation>
    </message>
    <message>
      <source>{parameter}: the layer plays no part without {demand}.</source>
      <translation>{parameter}：没有{demand}，该图层不起作用。</translation>
    </message>
    <message>
      <source>{part} could not be computed: {failure}</source>
      <translation>“{part}”未能计算：{failure}</translation>
    </message>
    <message>
      <source>{part} is not part of this chapter: it needs {inputs}.</source>
      <translation>“{part}”未写入本章：缺少{inputs}。</translation>
    </message>
    <message>
      <source>{part}: {heading}</source>
      <translation>{part}：{heading}</translation>
    </message>
    <message>
      <source>{ring} {share}</source>
      <translation>{ring} {share}</translation>
    </message>
    <message>
      <source>{section}: a comparison with another section could not be computed.</source>
      <translation>{section}：与其他章节的对照未能算出。</translation>
    </message>
    <message>
      <source>{share} of the {who} with less than half of the mean access to supply also lack at least one class of facility within its distance ({base} of all {who}).</source>
      <translation>可达性不足均值一半的{who}中，{share} 同时有至少一类设施超出规定距离（全部{who}中为 {base}）。</translation>
    </message>
    <message>
      <source>{share} of the {who} with less than half of the mean access to supply also lack at least one class of facility within its distance ({base} of all {who}): two needs at one place.</source>
      <translation>可达性不足均值一半的{who}中，{share} 同时有至少一类设施超出规定距离（全部{who}中为 {base}），两种短缺叠加。</translation>
    </message>
    <message>
      <source>{what}: {why}</source>
      <translation>{what}：{why}</translation>
    </message>
    <message>
      <source>“{file}” is no GeoPackage.</source>
      <translation>“{file}”不是 GeoPackage 文件。</translation>
    </message>
  </context>
  <context>
    <name>Chart</name>
    <message>
      <source> (the first {n})</source>
      <translation>（前 {n} 项）</translation>
    </message>
  </context>
  <context>
    <name>Cities</name>
    <message>
      <source>A tool on many cities.</source>
      <translation>在多个城市上运行同一工具。</translation>
    </message>
    <message>
      <source>By “{figure}” all {n} cities are alike: {most}.</source>
      <translation>按“{figure}”，{n} 个城市相同：{most}。</translation>
    </message>
    <message>
      <source>By “{figure}” the most is {most} ({first}), the least {least} ({last}); the median is {median}.</source>
      <translation>按“{figure}”，最高 {most}（{first}），最低 {least}（{last}），中位数 {median}。</translation>
    </message>
    <message>
      <source>Choose another folder.</source>
      <translation>请另选文件夹。</translation>
    </message>
    <message>
      <source>Choose from: {figures}.</source>
      <translation>可选：{figures}。</translation>
    </message>
    <message>
      <source>Choose from: {tools}.</source>
      <translation>可选：{tools}。</translation>
    </message>
    <message>
      <source>Cities by {figure}</source>
      <translation>各城市{figure}</translation>
    </message>
    <message>
      <source>Cities by {figure}: the first {most} of {n}</source>
      <translation>各城市{figure}：{n} 个中的前 {most} 个</translation>
    </message>
    <message>
      <source>Convert them to lines and polygons first.</source>
      <translation>请先转换为普通的线和面。</translation>
    </message>
    <message>
      <source>Correct the column.</source>
      <translation>请更正该列。</translation>
    </message>
    <message>
      <source>Correct the path; it starts from the manifest.</source>
      <translation>请更正路径；相对路径从清单文件所在处起算。</translation>
    </message>
    <message>
      <source>Each city was computed alone, as by the tool of the same name in QGIS, in a projection of its own. The ranks compare figures as they are; whether the cities' data are equally complete is not known.</source>
      <translation>各城市分别计算，与 QGIS 中同名工具一致，各用适合本城市的投影。排名直接比较各项数值；各城市数据是否同样完整，无从得知。</translation>
    </message>
    <message>
      <source>Fill the column.</source>
      <translation>请填写该列。</translation>
    </message>
    <message>
      <source>Give each city a name of its own.</source>
      <translation>请使城市名各不相同。</translation>
    </message>
    <message>
      <source>Give the folder that “run” named.</source>
      <translation>请给出 run 命令所报告的文件夹。</translation>
    </message>
    <message>
      <source>Install the same version on all machines.</source>
      <translation>请在所有机器上安装相同版本。</translation>
    </message>
    <message>
      <source>It has: {names}.</source>
      <translation>可用：{names}。</translation>
    </message>
    <message>
      <source>Key figures by city</source>
      <translation>各城市主要指标</translation>
    </message>
    <message>
      <source>Leave it out.</source>
      <translation>请去掉该项。</translation>
    </message>
    <message>
      <source>Name each city there.</source>
      <translation>请在其中填写各城市名称。</translation>
    </message>
    <message>
      <source>Run it first.</source>
      <translation>请先运行。</translation>
    </message>
    <message>
      <source>Start them with --nthreads 1, and more of them.</source>
      <translation>请用 --nthreads 1 启动，并增加进程数。</translation>
    </message>
    <message>
      <source>Stopped. The same command goes on from here.</source>
      <translation>已停止。用同一命令可从此处继续。</translation>
    </message>
    <message>
      <source>The Python package {package} is missing; many cities need what the extra “cities” brings. Install it: {command}</source>
      <translation>缺少 Python 包 {package}：多城市计算需要附加依赖“cities”。请运行：{command}</translation>
    </message>
    <message>
      <source>The city needs more memory than the {limit:,.0f} MB of a worker: {peak:,.0f} MB were held.</source>
      <translation>该城市所需内存超过工作进程的 {limit:,.0f} MB：已占用 {peak:,.0f} MB。</translation>
    </message>
    <message>
      <source>The machine has no memory left for this city.</source>
      <translation>机器内存不足，无法计算该城市。</translation>
    </message>
    <message>
      <source>The worker ended without a message, several times: killed by the system or by its limit of memory, or a crash.</source>
      <translation>工作进程多次未留信息即终止：被系统或内存上限终止，或程序崩溃。</translation>
    </message>
    <message>
      <source>Wait for it, or choose another folder.</source>
      <translation>请等待其结束，或另选文件夹。</translation>
    </message>
    <message>
      <source>What failed and why</source>
      <translation>失败的城市及原因</translation>
    </message>
    <message>
      <source>Where the cities stand by {figure}</source>
      <translation>各城市{figure}的分布</translation>
    </message>
    <message>
      <source>Write NAME=VALUE.</source>
      <translation>请写成 NAME=VALUE。</translation>
    </message>
    <message>
      <source>a CSV with one row per city</source>
      <translation>CSV 清单，每行一个城市</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>数字</translation>
    </message>
    <message>
      <source>a parameter for all cities</source>
      <translation>对所有城市有效的参数</translation>
    </message>
    <message>
      <source>a whole number</source>
      <translation>整数</translation>
    </message>
    <message>
      <source>address of a Dask scheduler; else this machine works</source>
      <translation>Dask 调度器地址；不填则用本机</translation>
    </message>
    <message>
      <source>an error of the program or the machine</source>
      <translation>程序或机器出错</translation>
    </message>
    <message>
      <source>another run works in {folder}.</source>
      <translation>另一个运行正在使用 {folder}。</translation>
    </message>
    <message>
      <source>cause</source>
      <translation>原因</translation>
    </message>
    <message>
      <source>cities at a time on this machine</source>
      <translation>本机同时计算的城市数</translation>
    </message>
    <message>
      <source>cities share a name: {names}.</source>
      <translation>有城市重名：{names}。</translation>
    </message>
    <message>
      <source>folder of the run</source>
      <translation>运行所用文件夹</translation>
    </message>
    <message>
      <source>folder of the run; else beside the manifest</source>
      <translation>运行所用文件夹；不填则在清单旁</translation>
    </message>
    <message>
      <source>how far a run is, and what failed and why</source>
      <translation>运行进度，以及失败的城市和原因</translation>
    </message>
    <message>
      <source>it plays no part when {tool} runs on many cities.</source>
      <translation>{tool} 在多城市运行时不使用该参数。</translation>
    </message>
    <message>
      <source>its input</source>
      <translation>输入数据</translation>
    </message>
    <message>
      <source>its worker was lost</source>
      <translation>工作进程丢失</translation>
    </message>
    <message>
      <source>its workers have several threads each.</source>
      <translation>其每个工作进程有多个线程。</translation>
    </message>
    <message>
      <source>join the results of all cities, with a report</source>
      <translation>合并所有城市的结果并生成报告</translation>
    </message>
    <message>
      <source>mean area within {x} (km²)</source>
      <translation>{x}以内的平均面积（平方公里）</translation>
    </message>
    <message>
      <source>memory</source>
      <translation>内存</translation>
    </message>
    <message>
      <source>most memory of a worker</source>
      <translation>每个工作进程的内存上限</translation>
    </message>
    <message>
      <source>no city has the figure “{figure}”.</source>
      <translation>没有城市有指标“{figure}”。</translation>
    </message>
    <message>
      <source>no city is done yet.</source>
      <translation>还没有完成的城市。</translation>
    </message>
    <message>
      <source>run a tool on each city of a manifest, or go on</source>
      <translation>对清单中每个城市运行工具，或继续运行</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>秒</translation>
    </message>
    <message>
      <source>share of {x}</source>
      <translation>{x}占比</translation>
    </message>
    <message>
      <source>such as lifecirclecoverage</source>
      <translation>如 lifecirclecoverage</translation>
    </message>
    <message>
      <source>the encoding is neither UTF-8 nor GB 18030.</source>
      <translation>编码既不是 UTF-8 也不是 GB 18030。</translation>
    </message>
    <message>
      <source>the figure that cities are ranked by</source>
      <translation>用于排名的指标</translation>
    </message>
    <message>
      <source>the worker has version {one}, the command {other}.</source>
      <translation>工作进程的版本为 {one}，命令的版本为 {other}。</translation>
    </message>
    <message>
      <source>there is no city, or one without a name.</source>
      <translation>没有城市，或有城市未填名称。</translation>
    </message>
    <message>
      <source>there is no column “{column}”.</source>
      <translation>没有“{column}”列。</translation>
    </message>
    <message>
      <source>there is no file {path}.</source>
      <translation>没有文件 {path}。</translation>
    </message>
    <message>
      <source>there is no value.</source>
      <translation>没有值。</translation>
    </message>
    <message>
      <source>what was said</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>{bar} {percent}, about {minutes} min left; running: {cities}</source>
      <translation>{bar} {percent}，约剩 {minutes} 分钟；正在计算：{cities}</translation>
    </message>
    <message>
      <source>{cities}: {remark}</source>
      <translation>{cities}：{remark}</translation>
    </message>
    <message>
      <source>{city}: done in {seconds} s with {memory} MB.</source>
      <translation>{city}：完成，用时 {seconds} 秒，内存 {memory} MB。</translation>
    </message>
    <message>
      <source>{city}: failed. {error}</source>
      <translation>{city}：失败。{error}</translation>
    </message>
    <message>
      <source>{city}: running.</source>
      <translation>{city}：正在计算。</translation>
    </message>
    <message>
      <source>{city}: unchanged, kept.</source>
      <translation>{city}：无变化，保留原结果。</translation>
    </message>
    <message>
      <source>{done} of {n} cities are done, {failed} failed, {waiting} not finished.</source>
      <translation>{n} 个城市中完成 {done} 个，失败 {failed} 个，未结束 {waiting} 个。</translation>
    </message>
    <message>
      <source>{done} of {n} city is done, {failed} failed, {waiting} not finished.</source>
      <translation>{n} 个城市中完成 {done} 个，失败 {failed} 个，未结束 {waiting} 个。</translation>
    </message>
    <message>
      <source>{folder} holds a run of {tool}.</source>
      <translation>{folder} 中是 {tool} 的运行。</translation>
    </message>
    <message>
      <source>{folder} holds no run.</source>
      <translation>{folder} 中没有运行。</translation>
    </message>
    <message>
      <source>{folder}: {done} of {total} cities done, {failed} failed, {running} running, {waiting} waiting.</source>
      <translation>{folder}：{total} 个城市中完成 {done} 个，失败 {failed} 个，正在计算 {running} 个，等待 {waiting} 个。</translation>
    </message>
    <message>
      <source>{layer} cannot be read: {error}</source>
      <translation>无法读取 {layer}：{error}</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>{low} 至 {high}</translation>
    </message>
    <message>
      <source>{parameter}: the value plays no part here.</source>
      <translation>{parameter}：所给的值在此不起作用。</translation>
    </message>
    <message>
      <source>{path} cannot be read: {error}</source>
      <translation>无法读取 {path}：{error}</translation>
    </message>
    <message>
      <source>{tool} has no parameter {names}.</source>
      <translation>{tool} 没有参数 {names}。</translation>
    </message>
    <message>
      <source>{tool}: all cities</source>
      <translation>{tool}：全部城市</translation>
    </message>
    <message>
      <source>“{figure}” is of the classes that are judged in each city, {low} to {high}: the fewer there are, the more easily all of them are reached.</source>
      <translation>“{figure}”按各城市所评判的类别计算，各城市为 {low} 至 {high} 类：类别越少，越容易全部可达。</translation>
    </message>
    <message>
      <source>“{layer}” holds curves or surfaces of 3D models.</source>
      <translation>“{layer}”含有曲线或三维模型表面。</translation>
    </message>
    <message>
      <source>“{text}” has no value.</source>
      <translation>“{text}”没有值。</translation>
    </message>
    <message>
      <source>“{text}” is not {wanted}.</source>
      <translation>“{text}”不是{wanted}。</translation>
    </message>
    <message>
      <source>“{tool}” does not run on many cities.</source>
      <translation>“{tool}”不能在多城市上运行。</translation>
    </message>
  </context>
  <context>
    <name>Colocation</name>
    <message>
      <source>95% of shuffles</source>
      <translation>随机重排的 95% 区间</translation>
    </message>
    <message>
      <source>All points stand at one spot: none has others that are nearer than the rest.</source>
      <translation>全部点位于同一位置，任何点都没有比其余点更近的邻点。</translation>
    </message>
    <message>
      <source>Apart more than chance: {pairs}.</source>
      <translation>相互分离的程度高于随机：{pairs}。</translation>
    </message>
    <message>
      <source>At no distance up to {m} m {ways} do “{one}” have more or fewer “{other}” around them than 95% of shuffles give.</source>
      <translation>{ways} {m} 米以内的各距离上，“{one}”周围的“{other}”均未多于或少于随机重排的 95% 区间。</translation>
    </message>
    <message>
      <source>Beyond the band of their shuffles, but among {n} pairs that may be chance: {pairs}.</source>
      <translation>超出随机重排的 95% 区间、但同时比较 {n} 对时仍可能出于偶然：{pairs}。</translation>
    </message>
    <message>
      <source>By themselves single points show no more than chance: {n} of {all} has more of {kind} around it than chance, where chance alone marks at most {usual} on average.</source>
      <translation>单看各点，未超出随机：{all} 个点中有 {n} 个周围的{kind}多于随机，而仅凭随机平均至多出现 {usual} 个。</translation>
    </message>
    <message>
      <source>By themselves single points show no more than chance: {n} of {all} have more of {kind} around them than chance, where chance alone marks at most {usual} on average.</source>
      <translation>单看各点，未超出随机：{all} 个点中有 {n} 个周围的{kind}多于随机，而仅凭随机平均至多出现 {usual} 个。</translation>
    </message>
    <message>
      <source>By themselves the distances show no more than chance: at {k} of {steps} up to {far} m {ways} “{one}” have more or fewer “{other}” around them than 95% of shuffles give, by chance at {usual} on average at most.</source>
      <translation>单看各距离，未超出随机：{ways} {far} 米以内的 {steps} 个距离中，有 {k} 个距离上“{one}”周围的“{other}”越出随机重排的 95% 区间，而仅凭随机平均至多 {usual} 个。</translation>
    </message>
    <message>
      <source>Call that type something else, or leave the other points out.</source>
      <translation>请为该类型改名，或不选“其他点”图层。</translation>
    </message>
    <message>
      <source>Choose a field of kinds, not of names.</source>
      <translation>请选择表示类型的字段，而非名称字段。</translation>
    </message>
    <message>
      <source>Choose a field of types that differ, or a layer of other points.</source>
      <translation>请选择含不同类型的字段，或再指定一个其他点图层。</translation>
    </message>
    <message>
      <source>Choose another field, or leave it empty.</source>
      <translation>请选择其他字段，或留空。</translation>
    </message>
    <message>
      <source>Choose fewer neighbours, or more points.</source>
      <translation>请减少邻近点数，或增加点。</translation>
    </message>
    <message>
      <source>Colocation quotient (Leslie &amp; Kronenfeld 2011): how often those of one type have the other as neighbour, over how often they would if the types were shuffled over the places; neighbours that are equally far share the last place. Neighbours are the nearest {k} in a straight line, anything but a point counts at its point on surface. The band holds 95% of {draws} seeded shuffles; p is two-sided, at most 5% exactly where the quotient lies beyond its band (Besag &amp; Diggle 1977). Where there are several pairs, p is adjusted for their number (Benjamini &amp; Hochberg 1995), and a finding is what is at most 5% then.</source>
      <translation>协同区位商（Leslie 与 Kronenfeld 2011）：某一类型以另一类型为邻的频率，除以类型在各位置上随机重排时的频率；距离相等的邻近点平分最后的名额。邻近点为直线距离最近的 {k} 个，非点要素按其内部代表点计。区间包含 {draws} 次固定种子随机重排的 95%；p 值为双侧，协同区位商超出区间时、且仅在此时不大于 5%（Besag 与 Diggle 1977）。多对类型时 p 值按对数校正（Benjamini 与 Hochberg 1995），校正后不大于 5% 方列为结论。</translation>
    </message>
    <message>
      <source>Colocation quotients</source>
      <translation>协同区位商</translation>
    </message>
    <message>
      <source>Do incubators stand next to universities, or types of spaces next to one another, more than chance would have it? Colocation quotients of types and of each point, and how many stand within a distance, along streets where there are some.</source>
      <translation>孵化器邻近高校，或各类空间彼此相邻的程度，是否高于随机？给出各类型与各点的协同区位商，以及一定距离内的数量（有路网时沿道路计算）。</translation>
    </message>
    <message>
      <source>Each point (Cromley, Hanink &amp; Bentley 2014): the share of the type among its neighbours over the type's share of all others; its p is exact, over all shuffles that leave its own type, and is not adjusted for the number of points.</source>
      <translation>各点（Cromley、Hanink 与 Bentley 2014）：邻近点中该类型的占比除以该类型在其余全部点中的占比；p 值为精确值，遍历保持该点自身类型不变的全部重排，未按点数校正。</translation>
    </message>
    <message>
      <source>From each type to each: quotient, p (two-sided, not adjusted), low and high (the band of 95% of the shuffles; p is at most 5% exactly where the quotient lies beyond it). points and others stand for the two layers where there are no types.</source>
      <translation>自每一类型至每一类型：协同区位商、p（双侧，未校正）、2.5% 与 97.5%（随机重排的 95% 区间；协同区位商超出区间时、且仅在此时 p 不大于 5%）。没有类型时，“点”与“其他点”分别代表两个图层。</translation>
    </message>
    <message>
      <source>How many nearest ones count, in a straight line; those that are equally far share the last place. Fewer look closer, one at the nearest alone; but with fewer than six it may be that no single point stands out from chance.</source>
      <translation>计入的直线距离最近点数；距离相等者平分最后的名额。取值越小看得越近，取 1 时只看最近的一个；但少于 6 个时，任何单个点都可能无法与随机区分。</translation>
    </message>
    <message>
      <source>How often the types are shuffled over the places, from the same seed in every run.</source>
      <translation>类型在各位置上随机重排的次数，每次运行种子相同。</translation>
    </message>
    <message>
      <source>Incubators, firms, facilities; a polygon counts at its point on surface.</source>
      <translation>孵化器、企业或设施；面按其内部代表点计。</translation>
    </message>
    <message>
      <source>Merge the points of one place first, or choose fewer neighbours.</source>
      <translation>请先合并同一位置的点，或减少邻近点数。</translation>
    </message>
    <message>
      <source>Neighbours</source>
      <translation>邻近点数</translation>
    </message>
    <message>
      <source>Next to one another more than chance: {pairs}.</source>
      <translation>彼此相邻的程度高于随机：{pairs}。</translation>
    </message>
    <message>
      <source>Next to one another, beside chance</source>
      <translation>彼此相邻的程度与随机比较</translation>
    </message>
    <message>
      <source>No curve of numbers within a distance can be drawn: the points have no extent or no streets, or too many stand close together.</source>
      <translation>无法绘制距离内数量曲线：点没有空间范围、附近没有道路，或过多的点彼此过近。</translation>
    </message>
    <message>
      <source>No single point stands out.</source>
      <translation>没有单个点显著偏离随机。</translation>
    </message>
    <message>
      <source>No two types stand together or apart by more than chance can explain.</source>
      <translation>任何两类之间的集聚或分离均与随机无显著差异。</translation>
    </message>
    <message>
      <source>Numbers within a distance</source>
      <translation>一定距离内的数量</translation>
    </message>
    <message>
      <source>Numbers within a distance: the cross-K (Ripley 1976; along streets Okabe &amp; Yamada 2001) without edge correction, reported as mean numbers; the table holds both. The band holds 95% of the shuffles at each distance by itself: over the whole curve chance leaves it more often than 5%. Shuffled types stand on the same places, so that neither the edge nor dense streets make a finding.</source>
      <translation>一定距离内的数量：交叉 K 函数（Ripley 1976；沿道路为 Okabe 与 Yamada 2001），不作边缘校正，以平均数量表示，表中两者并列。区间为各距离上单独的随机重排 95% 区间：就整条曲线而言，随机越出区间的概率高于 5%。重排后的类型仍位于原有位置，因此边缘与道路疏密不会造成假象。</translation>
    </message>
    <message>
      <source>Of two different types those whose quotient is farthest from chance.</source>
      <translation>所示为协同区位商与随机相差最大的两个不同类型。</translation>
    </message>
    <message>
      <source>Other points</source>
      <translation>其他点</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>Points by what stands around them</source>
      <translation>各点周边的集聚情况</translation>
    </message>
    <message>
      <source>Shuffles</source>
      <translation>随机重排次数</translation>
    </message>
    <message>
      <source>The least p that {draws} shuffles can give is {least}, and {adjusted} adjusted for {n} pairs of which one stands out alone; such a pair can be a finding from {needed} shuffles on.</source>
      <translation>随机重排 {draws} 次所能得到的最小 p 为 {least}；共 {n} 对，若仅一对突出，其校正后的 p 最小为 {adjusted}；这样的一对至少随机重排 {needed} 次才可能显著。</translation>
    </message>
    <message>
      <source>The least p that {draws} shuffles can give is {least}; {n} pair is compared, which can be a finding from {needed} shuffles on.</source>
      <translation>随机重排 {draws} 次所能得到的最小 p 为 {least}；仅比较 {n} 对，至少随机重排 {needed} 次才可能显著。</translation>
    </message>
    <message>
      <source>The points with local_quotient (above 1: more of the type around them than by chance), its p (exact, two-sided, not adjusted for the number of points), status.</source>
      <translation>各点及局部协同区位商（大于 1 表示周围该类型多于随机）、p（精确、双侧，未按点数校正）与状态。</translation>
    </message>
    <message>
      <source>The types that are compared, such as levels or branches; a point without one is left out. Empty: all are of one type, and the other points are needed.</source>
      <translation>相互比较的类型，如级别或行业；没有类型的点不计。留空：全部视为同一类型，此时必须指定其他点。</translation>
    </message>
    <message>
      <source>There are fewer than 5 points of {n} type: little can be said of it.</source>
      <translation>有 {n} 种类型的点不足 5 个，难以据此判断。</translation>
    </message>
    <message>
      <source>There are fewer than 5 points of {n} types: little can be said of them.</source>
      <translation>有 {n} 种类型的点不足 5 个，难以据此判断。</translation>
    </message>
    <message>
      <source>There are too few points to distinguish a single one from chance.</source>
      <translation>点数太少，任何单个点都无法与随机区分。</translation>
    </message>
    <message>
      <source>This holds of all points taken together.</source>
      <translation>上述结论就全部点总体而言。</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Used for the report's curve of numbers within a distance. Empty: straight lines.</source>
      <translation>用于报告中的距离内数量曲线。留空：按直线距离。</translation>
    </message>
    <message>
      <source>What points may stand next to, such as universities: one type more. The local quotient of each point is then towards these, else towards its own type.</source>
      <translation>点可能邻近的对象，如高校，作为另一种类型。此时各点的局部协同区位商针对这些对象，否则针对其自身类型。</translation>
    </message>
    <message>
      <source>What stands around each point</source>
      <translation>各点周边的集聚情况</translation>
    </message>
    <message>
      <source>What stands around each point, where most of them are</source>
      <translation>各点周边的集聚情况（最密集处）</translation>
    </message>
    <message>
      <source>Whether “{one}” stand next to “{other}” cannot be distinguished from chance: {q} times as often (95% of shuffles: {low}–{high}, p = {p}).</source>
      <translation>“{one}”与“{other}”的相邻程度与随机无显著差异：为随机的 {q} 倍（随机重排的 95% 区间：{low}–{high}，p = {p}）。</translation>
    </message>
    <message>
      <source>Who stands next to whom</source>
      <translation>邻近集聚（协同区位商）</translation>
    </message>
    <message>
      <source>With {n} neighbour no single point can be distinguished from chance: take {enough} to see which stand out.</source>
      <translation>只取 {n} 个邻近点时，任何单个点都无法与随机区分：取 {enough} 个方可看出突出的点。</translation>
    </message>
    <message>
      <source>With {n} neighbours no single point can be distinguished from chance: take {enough} to see which stand out.</source>
      <translation>只取 {n} 个邻近点时，任何单个点都无法与随机区分：取 {enough} 个方可看出突出的点。</translation>
    </message>
    <message>
      <source>Within {m} m {ways} “{one}” have {n} “{other}” around them on average, fewer than 95% of shuffles give ({low} to {high}). At {k} of {steps} distances up to {far} m the number lies beyond what 95% of shuffles give; by chance it does at {usual} on average at most.</source>
      <translation>{ways} {m} 米以内，“{one}”周围平均有“{other}” {n} 处，少于随机（95% 的随机重排为 {low} 至 {high} 处）。至 {far} 米的 {steps} 个距离中有 {k} 个越出随机重排的 95% 区间，仅凭随机平均至多 {usual} 个。</translation>
    </message>
    <message>
      <source>Within {m} m {ways} “{one}” have {n} “{other}” around them on average, more than 95% of shuffles give ({low} to {high}). At {k} of {steps} distances up to {far} m the number lies beyond what 95% of shuffles give; by chance it does at {usual} on average at most.</source>
      <translation>{ways} {m} 米以内，“{one}”周围平均有“{other}” {n} 处，多于随机（95% 的随机重排为 {low} 至 {high} 处）。至 {far} 米的 {steps} 个距离中有 {k} 个越出随机重排的 95% 区间，仅凭随机平均至多 {usual} 个。</translation>
    </message>
    <message>
      <source>a point has {n} other one.</source>
      <translation>一个点之外只有 {n} 个其他点。</translation>
    </message>
    <message>
      <source>a point has {n} other ones.</source>
      <translation>一个点之外只有 {n} 个其他点。</translation>
    </message>
    <message>
      <source>all points that can be placed are of one type: there is nothing to compare.</source>
      <translation>可定位的点均为同一类型，无可比较。</translation>
    </message>
    <message>
      <source>along the streets</source>
      <translation>沿道路</translation>
    </message>
    <message>
      <source>colocation quotient (grey: 95% of shuffles)</source>
      <translation>协同区位商（灰色：随机重排的 95% 区间）</translation>
    </message>
    <message>
      <source>distance along the streets (m)</source>
      <translation>沿道路距离（米）</translation>
    </message>
    <message>
      <source>distance in a straight line (m)</source>
      <translation>直线距离（米）</translation>
    </message>
    <message>
      <source>found</source>
      <translation>实测</translation>
    </message>
    <message>
      <source>in a straight line</source>
      <translation>直线距离</translation>
    </message>
    <message>
      <source>its own type</source>
      <translation>同类型的点</translation>
    </message>
    <message>
      <source>mean number within the distance</source>
      <translation>距离内平均数量</translation>
    </message>
    <message>
      <source>no point that can be placed has a type.</source>
      <translation>可定位的点均没有类型。</translation>
    </message>
    <message>
      <source>one type is called “{name}”, as the other points are.</source>
      <translation>有一个类型名为“{name}”，与“其他点”的名称相同。</translation>
    </message>
    <message>
      <source>their own type</source>
      <translation>同类型的点</translation>
    </message>
    <message>
      <source>there are {n} types, more than {most}.</source>
      <translation>共有 {n} 种类型，多于 {most} 种。</translation>
    </message>
    <message>
      <source>too many points stand at one place, or equally far: {n} neighbours would count.</source>
      <translation>位于同一位置或距离相等的点过多：将计入 {n} 个邻近点。</translation>
    </message>
    <message>
      <source>{draws} shuffles cannot show whether two types stand together or apart more than by chance; so many pairs ({pairs}) would take {n}, more than can be made: compare fewer types.</source>
      <translation>仅 {draws} 次随机重排，无法判断类型之间的相邻或分离是否超出随机；类型配对达 {pairs} 对，需重排 {n} 次，超出上限：请减少所比较的类型。</translation>
    </message>
    <message>
      <source>{draws} shuffles cannot show whether two types stand together or apart more than by chance; {n} pair takes {needed} or more.</source>
      <translation>仅 {draws} 次随机重排，无法判断类型之间的相邻或分离是否超出随机；{n} 对类型至少需重排 {needed} 次。</translation>
    </message>
    <message>
      <source>{draws} shuffles cannot show whether two types stand together or apart more than by chance; {n} pairs take {needed} or more.</source>
      <translation>仅 {draws} 次随机重排，无法判断类型之间的相邻或分离是否超出随机；{n} 对类型至少需重排 {needed} 次。</translation>
    </message>
    <message>
      <source>{name} (the other layer)</source>
      <translation>{name}（另一图层）</translation>
    </message>
    <message>
      <source>{n} of the other points has no geometry and is left out.</source>
      <translation>其他点中有 {n} 个没有几何，未计入。</translation>
    </message>
    <message>
      <source>{n} of the other points have no geometry and are left out.</source>
      <translation>其他点中有 {n} 个没有几何，未计入。</translation>
    </message>
    <message>
      <source>{n} of {all} points has more of {kind} around it than chance; chance alone marks at most {usual} on average.</source>
      <translation>{all} 个点中有 {n} 个周围的{kind}多于随机；仅凭随机平均至多出现 {usual} 个。</translation>
    </message>
    <message>
      <source>{n} of {all} points have more of {kind} around them than chance; chance alone marks at most {usual} on average.</source>
      <translation>{all} 个点中有 {n} 个周围的{kind}多于随机；仅凭随机平均至多出现 {usual} 个。</translation>
    </message>
    <message>
      <source>{n} point has no geometry and is left out.</source>
      <translation>{n} 个点没有几何，未计入。</translation>
    </message>
    <message>
      <source>{n} point has no street within {m} m and is left out of the curve.</source>
      <translation>{n} 个点在 {m} 米内没有道路，未计入曲线。</translation>
    </message>
    <message>
      <source>{n} point has no type and is left out.</source>
      <translation>{n} 个点没有类型，未计入。</translation>
    </message>
    <message>
      <source>{n} points have no geometry and are left out.</source>
      <translation>{n} 个点没有几何，未计入。</translation>
    </message>
    <message>
      <source>{n} points have no street within {m} m and are left out of the curve.</source>
      <translation>{n} 个点在 {m} 米内没有道路，未计入曲线。</translation>
    </message>
    <message>
      <source>{n} points have no type and are left out.</source>
      <translation>{n} 个点没有类型，未计入。</translation>
    </message>
    <message>
      <source>{one} to {other} ({q})</source>
      <translation>“{one}”至“{other}”（{q}）</translation>
    </message>
    <message>
      <source>“{name}”</source>
      <translation>“{name}”</translation>
    </message>
    <message>
      <source>“{one}” stand next to “{other}” less often than by chance: {q} times as often (95% of shuffles: {low}–{high}).</source>
      <translation>“{one}”与“{other}”的相邻程度低于随机：为随机的 {q} 倍（随机重排的 95% 区间：{low}–{high}）。</translation>
    </message>
    <message>
      <source>“{one}” stand next to “{other}” more often than by chance: {q} times as often (95% of shuffles: {low}–{high}).</source>
      <translation>“{one}”与“{other}”的相邻程度高于随机：为随机的 {q} 倍（随机重排的 95% 区间：{low}–{high}）。</translation>
    </message>
    <message>
      <source>“{other}” around “{one}”</source>
      <translation>“{one}”周围的“{other}”</translation>
    </message>
  </context>
  <context>
    <name>Columns</name>
    <message>
      <source>#{n}</source>
      <translation>第 {n} 行</translation>
    </message>
    <message>
      <source>{name} #{mark}</source>
      <translation>{name}（{mark}）</translation>
    </message>
    <message>
      <source>{name} #{n}</source>
      <translation>{name}（第 {n} 行）</translation>
    </message>
  </context>
  <context>
    <name>Context</name>
    <message>
      <source>The target layer “{layer}” holds no geometry, so no candidate can have one of it near.</source>
      <translation>目标图层“{layer}”没有任何几何图形，候选空间附近不可能有该图层的目标。</translation>
    </message>
    <message>
      <source>{layer} (field m_{name})</source>
      <translation>{layer}（字段 m_{name}）</translation>
    </message>
    <message>
      <source>{n} of {all} candidates are tied to parts that hang apart from the main network.</source>
      <translation>{all} 个候选空间中有 {n} 个连接在与主路网断开的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates has no geometry and is not assessed.</source>
      <translation>{all} 个候选空间中有 {n} 个没有几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates has no street within {snap} m and is not assessed.</source>
      <translation>{all} 个候选空间中有 {n} 个在 {snap} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates has no target on its part of the network: none in reach.</source>
      <translation>{all} 个候选空间中有 {n} 个所在的连通路网上没有目标，无可达目标。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates have no geometry and are not assessed.</source>
      <translation>{all} 个候选空间中有 {n} 个没有几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates have no street within {snap} m and are not assessed.</source>
      <translation>{all} 个候选空间中有 {n} 个在 {snap} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates have no target on their part of the network: none in reach.</source>
      <translation>{all} 个候选空间中有 {n} 个所在的连通路网上没有目标，无可达目标。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates is tied to a part that hangs apart from the main network.</source>
      <translation>{all} 个候选空间中有 {n} 个连接在与主路网断开的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} features of “{layer}” has no geometry and is not counted.</source>
      <translation>目标图层“{layer}”的 {all} 个要素中有 {n} 个没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} of {all} features of “{layer}” have no geometry and are not counted.</source>
      <translation>目标图层“{layer}”的 {all} 个要素中有 {n} 个没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} target of “{layer}” has no street within {snap} m and is not counted.</source>
      <translation>“{layer}”有 {n} 个目标在 {snap} 米内没有道路，未计入。</translation>
    </message>
    <message>
      <source>{n} target of “{layer}” is tied to a part that hangs apart from the main network: only candidates on that part reach it.</source>
      <translation>“{layer}”有 {n} 个目标连接在与主路网断开的部分上：只有该部分上的候选空间可以到达。</translation>
    </message>
    <message>
      <source>{n} targets of “{layer}” are tied to parts that hang apart from the main network: only candidates on the same part reach them.</source>
      <translation>“{layer}”有 {n} 个目标连接在与主路网断开的部分上：只有同一部分上的候选空间可以到达。</translation>
    </message>
    <message>
      <source>{n} targets of “{layer}” have no street within {snap} m and are not counted.</source>
      <translation>“{layer}”有 {n} 个目标在 {snap} 米内没有道路，未计入。</translation>
    </message>
  </context>
  <context>
    <name>ContextReport</name>
    <message>
      <source>% of the assessed candidates</source>
      <translation>占已评估候选空间的比例（%）</translation>
    </message>
    <message>
      <source>Candidates with a target within {reach}</source>
      <translation>{reach}内有目标的候选空间</translation>
    </message>
    <message>
      <source>Context of stock spaces</source>
      <translation>存量空间区位条件</translation>
    </message>
    <message>
      <source>Distances are straight lines.</source>
      <translation>距离为直线距离。</translation>
    </message>
    <message>
      <source>Distances run along the streets.</source>
      <translation>距离沿道路计算。</translation>
    </message>
    <message>
      <source>No statement is made about a layer that lies apart from the candidates, has no target with a street, or only targets that hang apart from the main network: none in reach is not a finding there.</source>
      <translation>图层与候选空间不在同一处、没有任何目标邻近道路，或全部目标位于与主路网断开的部分时，不作评判：此时可达范围内没有目标不能说明问题。</translation>
    </message>
    <message>
      <source>Straight lines run from edge to edge; ways along streets from points on surface.</source>
      <translation>直线距离为边到边；沿道路的距离从面上的点起算。</translation>
    </message>
    <message>
      <source>Times are those of straight lines, at {speed} km/h.</source>
      <translation>时间按直线距离、{speed} 公里/小时计。</translation>
    </message>
    <message>
      <source>Times are those of the quickest ways along the streets.</source>
      <translation>时间为沿道路最快路径的时间。</translation>
    </message>
    <message>
      <source>Within reach</source>
      <translation>可达性</translation>
    </message>
    <message>
      <source>largest distance</source>
      <translation>最大距离</translation>
    </message>
    <message>
      <source>median distance {median} m</source>
      <translation>距离中位数 {median} 米</translation>
    </message>
    <message>
      <source>median time {median} min</source>
      <translation>时间中位数为 {median} 分钟</translation>
    </message>
    <message>
      <source>none within {farthest} of any</source>
      <translation>所有候选空间在 {farthest}内均无目标</translation>
    </message>
    <message>
      <source>reach</source>
      <translation>可达范围</translation>
    </message>
    <message>
      <source>snap distance</source>
      <translation>捕捉距离</translation>
    </message>
    <message>
      <source>{layer} is what the fewest candidates have within {reach}: {share}</source>
      <translation>{reach}内可达{layer}的候选空间最少，占 {share}</translation>
    </message>
    <message>
      <source>{layer}: no candidate could be assessed.</source>
      <translation>{layer}：没有候选空间可以评估。</translation>
    </message>
    <message>
      <source>{layer}: not judged, as it does not meet the candidates.</source>
      <translation>{layer}：与候选空间不在同一处，不作评判。</translation>
    </message>
    <message>
      <source>{layer}: not judged, as no target has a street within {snap} m.</source>
      <translation>{layer}：所有目标在 {snap} 米内均没有道路，不作评判。</translation>
    </message>
    <message>
      <source>{layer}: not judged, as the network is broken there: all targets that have a street hang apart from the main network.</source>
      <translation>{layer}：路网在该处断开，邻近道路的目标全部位于与主路网断开的部分，不作评判。</translation>
    </message>
    <message>
      <source>{layer}: the layer holds no targets.</source>
      <translation>{layer}：图层中没有目标。</translation>
    </message>
    <message>
      <source>{layer}: {near} of {n} assessed candidate ({share}) has one within {reach}; {median}.</source>
      <translation>{layer}：{n} 个已评估的候选空间中有 {near} 个（{share}）在 {reach}内可达；{median}。</translation>
    </message>
    <message>
      <source>{layer}: {near} of {n} assessed candidates ({share}) have one within {reach}; {median}.</source>
      <translation>{layer}：{n} 个已评估的候选空间中有 {near} 个（{share}）在 {reach}内可达；{median}。</translation>
    </message>
    <message>
      <source>{median} among the {n} that have one within {farthest}</source>
      <translation>{farthest}内有目标的 {n} 个候选空间的{median}</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{share} of the candidates have each layer within {reach}</source>
      <translation>{share} 的候选空间在 {reach}内可达每一图层</translation>
    </message>
    <message>
      <source>{share} of the candidates have {layer} within {reach}</source>
      <translation>{share} 的候选空间在 {reach}内可达{layer}</translation>
    </message>
  </context>
  <context>
    <name>CoordinateCheck</name>
    <message>
      <source>Choose a layer with geometries.</source>
      <translation>请选择有几何图形的图层。</translation>
    </message>
    <message>
      <source>Convert it from {system} to WGS 84 before any other tool is run on it.</source>
      <translation>请先将其由 {system} 转换为 WGS 84，再用于其他工具。</translation>
    </message>
    <message>
      <source>Fewer than {n} rows lie near the reference: chance would decide, so no answer is given.</source>
      <translation>位于参照图层附近的行不足 {n} 行：结果取决于偶然，故不作判断。</translation>
    </message>
    <message>
      <source>It can be used as it is.</source>
      <translation>可直接使用。</translation>
    </message>
    <message>
      <source>It stays undecided which system the layer is in: read as {system} it lies nearest, {best} at the median instead of {other}, but {share} of other shifts of like length bring the rows as near.</source>
      <translation>尚不能判定图层属于哪种坐标系：按 {system} 读取时最接近参照图层（中位距离 {best}，次优者 {other}），但长度相近的其他平移中有 {share} 也能达到同样效果。</translation>
    </message>
    <message>
      <source>It stays undecided which system the layer is in: under the reading that lies nearest, or under other shifts of like length, too few rows fall on the ground of the reference to compare. Choose a reference of a larger ground.</source>
      <translation>无法判定该图层属于哪种坐标系：在最接近的假定下，或在长度相近的其他平移下，落在参照图层范围内的行过少，无法比较。请选择范围更大的参照图层。</translation>
    </message>
    <message>
      <source>No reading lies clearly nearer to the reference than the others and than places that are moved elsewhere: it stays undecided which system the layer is in.</source>
      <translation>没有哪种坐标系假定既明显优于其他假定，又明显优于任意平移后的位置：尚不能判定图层属于哪种坐标系。</translation>
    </message>
    <message>
      <source>No row lies near the reference, whichever system it is taken to be in: they are of different places, or one of both carries the wrong CRS. Choose a reference of the same place, or check the CRS of both layers.</source>
      <translation>无论按哪种坐标系理解，都没有任何一行位于参照附近：两者可能不在同一地方，或其中之一的坐标参考系（CRS）有误。请选择同一地方的参照，或核对两个图层的 CRS。</translation>
    </message>
    <message>
      <source>Read as {system} the layer fits the reference best: {best} at the median, {other} for the next best reading.</source>
      <translation>假定为 {system} 时与参照图层最吻合：距离中位数为 {best}，次优假定为 {other}。</translation>
    </message>
    <message>
      <source>Rows more than {far} m outside the reference's outline in any system are left out. Of the others at most 500, drawn with a fixed seed, are taken to be in each of the three systems in turn, brought to WGS 84 and measured to the nearest geometry of the reference. Where rows go on beyond the reference, each reading and each shift is judged by those inside the outline alone. A reading is called the best only where three things hold: its mean, each distance counted up to {far} m, is below {share} of the next; its median is the least too; and of {n} other shifts of like length no more than {chance} bring the rows as near, since among dense streets many do. Shifts that leave too few rows inside do not count, and at least {judged} must. It is never called so where most rows are rows of the reference themselves.</source>
      <translation>无论假定为哪种坐标系均位于参照图层外围线 {far} 米以外的行不参与试算；其余行按固定种子最多抽取 500 行，依次假定其属于三种坐标系之一，换算为 WGS 84 后量算到参照图层最近要素的距离。若数据超出参照图层范围，则各种假定及各次平移仅按落在外围线内的行比较。须同时满足三项条件才判定为最佳：平均距离（每个距离最多按 {far} 米计）低于次优者的 {share}；中位距离也最小；在另外 {n} 种长度相近的平移中，能使各行同样接近参照图层的不超过 {chance}——道路密集处，许多平移都有此效果。平移后落在外围线内的行过少的不计，且至少须有 {judged} 种平移可比。若多数行本身就是参照图层中的要素，则不作判定。</translation>
    </message>
    <message>
      <source>Shops, stops and other places beside streets are better evidence than houses between them, and many than few: check these, or compare a known place by eye.</source>
      <translation>商铺、站点等沿街地点比街区内部的建筑更能说明问题，地点越多越可靠：请改用此类图层检查，或对照已知地点目视核对。</translation>
    </message>
    <message>
      <source>The rows go on beyond the reference, and each reading is judged by those inside its outline: {wgs84} rows as WGS 84, {gcj02} as GCJ-02, {bd09} as BD-09.</source>
      <translation>数据超出参照图层范围，各种假定仅按落在其外围线内的行比较：假定为 WGS 84 时 {wgs84} 行，GCJ-02 时 {gcj02} 行，BD-09 时 {bd09} 行。</translation>
    </message>
    <message>
      <source>The surroundings of one of the places tried, each window {km} km wide, north up; grey the reference, dots the places under each reading.</source>
      <translation>某一试算地点周边，每幅宽 {km} 公里，上为北；灰色为参照图层，圆点为各坐标系假定下的地点。</translation>
    </message>
    <message>
      <source>The three readings</source>
      <translation>三种坐标系假定</translation>
    </message>
    <message>
      <source>The three readings over the reference</source>
      <translation>三种坐标系假定与参照图层</translation>
    </message>
    <message>
      <source>Which system are the coordinates in?</source>
      <translation>坐标属于哪种坐标系？</translation>
    </message>
    <message>
      <source>as {system}: median {m}</source>
      <translation>按 {system}：中位数 {m}</translation>
    </message>
    <message>
      <source>no row has a geometry.</source>
      <translation>没有一行有几何图形。</translation>
    </message>
    <message>
      <source>{layer}: read as {system}, {n} places that were tried lie {other} from the streets at the median instead of {as_is}: the layer is probably in {system}, and distances may be wrong by hundreds of metres. Convert it with “{tool}” first.</source>
      <translation>{layer}：试算的 {n} 个地点若按 {system} 读取，到道路距离的中位数为 {other}，而非 {as_is}：该图层很可能采用 {system}，距离误差可达数百米。请先用“{tool}”转换。</translation>
    </message>
    <message>
      <source>{m} m</source>
      <translation>{m} 米</translation>
    </message>
    <message>
      <source>{n} row lies beyond the reference in any system: it can tell nothing.</source>
      <translation>另有 {n} 行无论假定为哪种坐标系均远离参照图层，无从判断，未参与试算。</translation>
    </message>
    <message>
      <source>{n} row that was tried stands in the reference too: a layer lies on itself in any system, and nothing is said. Choose another reference, such as streets.</source>
      <translation>试算的行中有 {n} 行也在参照图层中：图层与自身比较在任何坐标系下都重合，无法据此判断。请另选参照，如道路。</translation>
    </message>
    <message>
      <source>{n} rows lie beyond the reference in any system: they can tell nothing.</source>
      <translation>另有 {n} 行无论假定为哪种坐标系均远离参照图层，无从判断，未参与试算。</translation>
    </message>
    <message>
      <source>{n} rows that were tried stand in the reference too: a layer lies on itself in any system, and nothing is said. Choose another reference, such as streets.</source>
      <translation>试算的行中有 {n} 行也在参照图层中：图层与自身比较在任何坐标系下都重合，无法据此判断。请另选参照，如道路。</translation>
    </message>
    <message>
      <source>{rows} was tried.</source>
      <translation>{rows}参与试算。</translation>
    </message>
    <message>
      <source>{rows} were tried.</source>
      <translation>{rows}参与试算。</translation>
    </message>
  </context>
  <context>
    <name>Coordinates</name>
    <message>
      <source>Choose hong_kong, macao or taiwan, or leave it empty.</source>
      <translation>请选择 hong_kong、macao 或 taiwan，或留空。</translation>
    </message>
    <message>
      <source>Choose two different systems.</source>
      <translation>请选择两个不同的坐标系。</translation>
    </message>
    <message>
      <source>the system that the coordinates are in and the one wanted are the same.</source>
      <translation>原坐标系与目标坐标系相同。</translation>
    </message>
    <message>
      <source>“{region}” is not a region that can be named.</source>
      <translation>“{region}”不是可选的地区。</translation>
    </message>
  </context>
  <context>
    <name>Core</name>
    <message>
      <source>0 = the same number in every city</source>
      <translation>0 = 各城市数量相同</translation>
    </message>
    <message>
      <source>1 = all in one city</source>
      <translation>1 = 全部集中于一个城市</translation>
    </message>
    <message>
      <source>All ground inside the boundary of {cities} lies within {m} m of a centre: it is one ring. Smaller distances would divide it.</source>
      <translation>{cities}边界内的全部范围距中心均在 {m} 米以内，只成一个圈层；减小距离方可划分。</translation>
    </message>
    <message>
      <source>An axis is one river or one road: choose its layer, or filter this one.</source>
      <translation>轴线是一条河或一条路：请选择其图层，或对本图层进行筛选。</translation>
    </message>
    <message>
      <source>Around the centre of {city} density falls too gently for a central ring (α = {alpha:.3f} ≤ 1.317).</source>
      <translation>{city}的密度由中心向外下降过缓，无法划出中心圈层（α = {alpha:.3f} ≤ 1.317）。</translation>
    </message>
    <message>
      <source>Buildings drawn twice (each covers the other to {share}), left out: {n}; the one with more floors counts, known floors before assumed ones.</source>
      <translation>重复绘制的建筑（相互覆盖达 {share}），已剔除：{n} 栋；以层数较多者计，层数已知的优先于取假定值的。</translation>
    </message>
    <message>
      <source>Buildings on the grounds without a number of floors: {n} of {all}; floors assumed for each: {floors}.</source>
      <translation>用地内缺少层数的建筑：{n} / {all} 栋；每栋按 {floors} 层计。</translation>
    </message>
    <message>
      <source>Buildings that reach onto a ground but lie mostly outside it, left out: {n}.</source>
      <translation>伸入用地但大部分位于其外、已略去的建筑：{n} 栋。</translation>
    </message>
    <message>
      <source>Centre {i} of {n} of {city} stands on a part of the streets that hangs apart from the main one ({share} of the length): nothing beyond that part is in its reach. Move it or choose a point on the main network, or join the streets first with “Check a street network”.</source>
      <translation>{city}的第 {i} 个中心（共 {n} 个）位于与主路网不相连的一段道路上（占总长度的 {share}）：该部分以外均不可达。请移动中心或改选主路网上的点，或先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>Check that centres and streets belong together, or allow a longer snap distance.</source>
      <translation>请检查中心点与道路是否属于同一地区，或放宽捕捉距离。</translation>
    </message>
    <message>
      <source>Check that the layers overlap, or enlarge the largest radius.</source>
      <translation>请检查图层是否重叠，或增大最大半径。</translation>
    </message>
    <message>
      <source>Check that the layers overlap.</source>
      <translation>请检查各图层是否重叠。</translation>
    </message>
    <message>
      <source>Check the boundary layer and the field of its cities: names must agree with those of the centres.</source>
      <translation>请检查边界图层及其城市字段：名称须与城市中心的一致。</translation>
    </message>
    <message>
      <source>Check the centre and the extent of the built-up layer, or make rings from districts.</source>
      <translation>请检查中心位置与建成区图层的范围，或改用行政区划分圈层。</translation>
    </message>
    <message>
      <source>Choose 2015 or 2021.</source>
      <translation>请选择 2015 或 2021。</translation>
    </message>
    <message>
      <source>Choose a layer for at least one of the five modes.</source>
      <translation>请至少为五种模式之一选择图层。</translation>
    </message>
    <message>
      <source>Choose a layer of universities and institutes, one of industrial parks, or both.</source>
      <translation>请选择高校与科研机构图层、产业园区图层，或两者都选。</translation>
    </message>
    <message>
      <source>Choose a layer with centres.</source>
      <translation>请选择含有中心的图层。</translation>
    </message>
    <message>
      <source>Choose a line layer, such as the river's centre line.</source>
      <translation>请选择线图层，例如河流中心线。</translation>
    </message>
    <message>
      <source>Choose another field, or make rings with “Rings from districts”.</source>
      <translation>请换一个字段，或用“由行政区划分圈层”生成圈层。</translation>
    </message>
    <message>
      <source>Choose another field, or say in your own kinds which value is which: {kinds}.</source>
      <translation>请另选字段，或在“自定类别”中说明各取值属于哪一类：{kinds}。</translation>
    </message>
    <message>
      <source>Choose another layer, or check its filter and the “selected features only” box.</source>
      <translation>请换一个图层，或检查其过滤条件与“仅选中要素”选项。</translation>
    </message>
    <message>
      <source>Choose at least one module field, or a layer of facilities and the field of their modules.</source>
      <translation>请至少选择一个模块字段，或选择设施图层及其模块字段。</translation>
    </message>
    <message>
      <source>Choose from: {codes}.</source>
      <translation>请从以下代码中选择：{codes}。</translation>
    </message>
    <message>
      <source>Choose from: {modules}.</source>
      <translation>可选：{modules}。</translation>
    </message>
    <message>
      <source>Choose narrower bands or a larger radius.</source>
      <translation>请减小环带宽度或增大半径。</translation>
    </message>
    <message>
      <source>Choose shares in this order: 0 ≤ outside &lt; inside ≤ 1.</source>
      <translation>请按此顺序设定比例：0 ≤ 外部 &lt; 内部 ≤ 1。</translation>
    </message>
    <message>
      <source>Choose the cities and the field of their names, or leave the core city empty.</source>
      <translation>请选择城市图层与城市名称字段，或将核心城市留空。</translation>
    </message>
    <message>
      <source>Choose the field of the years, or leave the year empty.</source>
      <translation>请选择年份字段，或将起始年份留空。</translation>
    </message>
    <message>
      <source>Choose the field that holds the city of each boundary polygon.</source>
      <translation>请选择记录各边界多边形所属城市的字段。</translation>
    </message>
    <message>
      <source>Choose the field that holds the ring of each district.</source>
      <translation>请选择记录各行政区所属圈层的字段。</translation>
    </message>
    <message>
      <source>Choose the layer of city centres, or the field that holds the city of each centre.</source>
      <translation>请选择城市中心图层，或选择记录各中心所属城市的字段。</translation>
    </message>
    <message>
      <source>Choose the polygon of the study area.</source>
      <translation>请选择研究范围的面。</translation>
    </message>
    <message>
      <source>Distances are measured from the edge of a centre that is an area, and the area itself lies in the innermost ring: that of {cities} is larger than all that lies within {m} m of a point. If its middle is meant, choose a layer of points.</source>
      <translation>面状中心从其边缘起算距离，面本身位于最内圈层：{cities}的中心面大于一个点 {m} 米以内的全部范围。如以其中部为中心，请选择点图层。</translation>
    </message>
    <message>
      <source>Districts overlap in the corridor, by {km2} km²: that ground, and what of it is innovation space, counts in the area of each.</source>
      <translation>走廊内的区县相互重叠，重叠 {km2} 平方公里：重叠用地及其中的创新空间在各区县面积中分别计入。</translation>
    </message>
    <message>
      <source>Facilities that name no known module, left out: {n} of {all}.</source>
      <translation>未注明已知模块、已略去的设施：{all} 个中的 {n} 个。</translation>
    </message>
    <message>
      <source>From the centre of {city} no street is reached within {n} minutes.</source>
      <translation>自{city}的中心出发，{n} 分钟内到达不了任何道路。</translation>
    </message>
    <message>
      <source>Give 10 for ±10%.</source>
      <translation>±10% 请填写 10。</translation>
    </message>
    <message>
      <source>Give a larger width, or a smaller largest radius.</source>
      <translation>请给出更大的宽度，或更小的最大半径。</translation>
    </message>
    <message>
      <source>Give a number from {low} to {high}.</source>
      <translation>请填写 {low} 至 {high} 之间的数值。</translation>
    </message>
    <message>
      <source>Give a whole number.</source>
      <translation>请填写整数。</translation>
    </message>
    <message>
      <source>Give counts of 0 or more; leave unknown ones empty.</source>
      <translation>请填写不小于 0 的数值；未知者留空。</translation>
    </message>
    <message>
      <source>Give metres, e.g. 30000.</source>
      <translation>请以米为单位填写，例如 30000。</translation>
    </message>
    <message>
      <source>Give metres.</source>
      <translation>请以米为单位填写。</translation>
    </message>
    <message>
      <source>Give one name per ring, innermost first; the ground beyond the last distance is a ring.</source>
      <translation>请由内向外为每个圈层各给一个名称；最后一个距离以外的范围也是一个圈层。</translation>
    </message>
    <message>
      <source>Give one or more numbers above 0, each larger than the one before.</source>
      <translation>请给出一个或多个大于 0 且依次递增的数。</translation>
    </message>
    <message>
      <source>Give one value for each incubator, None where it is missing.</source>
      <translation>请为每家孵化器各给一个值，缺失处留空。</translation>
    </message>
    <message>
      <source>Give one value for each row.</source>
      <translation>请为每一行提供一个值。</translation>
    </message>
    <message>
      <source>Give rising distances in metres, for example 5000,15000.</source>
      <translation>请按递增顺序填写距离（米），例如 5000,15000。</translation>
    </message>
    <message>
      <source>Give rising minutes, for example 15,30,60.</source>
      <translation>请给出递增的分钟数，例如 15,30,60。</translation>
    </message>
    <message>
      <source>Give {low} or more.</source>
      <translation>请填写不小于 {low} 的数值。</translation>
    </message>
    <message>
      <source>Grounds that lie wholly more than {margin} m outside the outline of all buildings: {n} of {all}. The layer of buildings may not reach there, so it is unknown whether they are built up.</source>
      <translation>整体位于全部建筑外包范围 {margin} 米以外的用地：{n} / {all} 块。建筑图层可能未覆盖该处，因此无法判断其上有无建筑。</translation>
    </message>
    <message>
      <source>Grounds that overlap those of other incubators: {n} of {all}. A building counts once, for the ground that holds most of it, of several that hold it alike for the smallest.</source>
      <translation>与其他孵化器用地重叠的用地：{all} 处中的 {n} 处。每栋建筑只计一次，归入容纳其最多的用地；容纳程度相同的，归入面积最小的用地。</translation>
    </message>
    <message>
      <source>Grounds that reach more than {margin} m beyond the outline of all buildings: {n} of {all}. Where the layer of buildings is cut off there, their numbers and areas of buildings are lower bounds.</source>
      <translation>超出全部建筑的最小凸多边形 {margin} 米以上的用地：{all} 处中的 {n} 处。若建筑图层在该处被截断，其建筑数量与面积均为下限值。</translation>
    </message>
    <message>
      <source>Hosts that are incubators of this layer themselves (the same ground, to {share}): {n} of {all}. What lies in them says nothing about other parks and campuses; take them out of the hosts.</source>
      <translation>本身即为该图层孵化器的载体（用地重合达 {share}）：{n} / {all} 个。位于其中并不能说明与其他园区、校园的关系；请将其从载体中剔除。</translation>
    </message>
    <message>
      <source>Hosts that are points or lines: {n} of {all}. They have no ground, so that nothing lies inside them; choose a tolerance above 0, or a layer of their grounds.</source>
      <translation>为点或线的载体空间：{all} 处中的 {n} 处。点和线没有用地范围，孵化器不可能位于其内；请将容差设为大于 0，或改用载体的用地图层。</translation>
    </message>
    <message>
      <source>Incubators outside the study area: {n} of {all}. They are left out of the comparison with random points.</source>
      <translation>位于研究范围之外的孵化器：{all} 家中有 {n} 家，不参与与随机点的比较。</translation>
    </message>
    <message>
      <source>Incubators whose buildings overlap: {n}; ground under several buildings counts once, with the more floors, known ones before assumed ones.</source>
      <translation>建筑相互重叠的孵化器：{n} 家；重叠部分只计一次，按层数较多者计，层数已知的优先于取假定值的。</translation>
    </message>
    <message>
      <source>List each value once.</source>
      <translation>每个取值请只列一次。</translation>
    </message>
    <message>
      <source>List every value innermost first, or filter the layer to the rows that you want.</source>
      <translation>请由内向外列出全部取值，或先过滤图层只保留所需的行。</translation>
    </message>
    <message>
      <source>List the values of the ring field, innermost first.</source>
      <translation>请由内向外列出圈层字段的取值。</translation>
    </message>
    <message>
      <source>Make rings with one of the ring tools, or check the field of the ring number.</source>
      <translation>请先用圈层工具生成圈层，或检查圈层编号字段。</translation>
    </message>
    <message>
      <source>No layer was given for: {areas}. The mix counts such kinds as absent.</source>
      <translation>未给出以下类别的图层：{areas}。混合度按这些类别不存在计算。</translation>
    </message>
    <message>
      <source>No layer was given for: {areas}. With one kind alone the mix is unknown.</source>
      <translation>未给出以下类别的图层：{areas}。仅有一类时混合度无从得知。</translation>
    </message>
    <message>
      <source>No network: reach is measured straight from the area's edge, never farther than people walk, so numbers within reach are too large, not too small.</source>
      <translation>未给出路网：可达距离自片区边界按直线量取，不会长于实际步行距离，因此可达数量只会偏多，不会偏少。</translation>
    </message>
    <message>
      <source>No rings for {city}: {cause} {cure}</source>
      <translation>{city}未划出圈层：{cause}{cure}</translation>
    </message>
    <message>
      <source>Nothing is known of these modules at any incubator, neither by a field nor by a facility of the layer: {modules}. They stay empty (NULL), and n_modules counts the others.</source>
      <translation>以下模块所有孵化器均情况不明，既无字段说明，设施图层中也没有此类设施：{modules}。其值留空（NULL），n_modules 只统计其余模块。</translation>
    </message>
    <message>
      <source>Of “{layer}” {n} of {all} are also places of the layer itself (the same places, grounds to {share}). What they show beside themselves is no finding; take them out of one of the two.</source>
      <translation>“{layer}”的 {all} 处中有 {n} 处就是本图层中的要素（位置相同，面重合达 {share}）。同一要素的自身对照不构成结论；请从其中一个图层中剔除。</translation>
    </message>
    <message>
      <source>Of “{layer}” {n} of {all} is also a place of the layer itself (the same place, grounds to {share}). What it shows beside itself is no finding; take it out of one of the two.</source>
      <translation>“{layer}”的 {all} 处中有 {n} 处就是本图层中的要素（位置相同，面重合达 {share}）。同一要素的自身对照不构成结论；请从其中一个图层中剔除。</translation>
    </message>
    <message>
      <source>Rings overlap on {area} in {cities}; that ground counts for the inner ring alone.</source>
      <translation>{cities}的圈层有 {area} 相互重叠；重叠部分只计入较内的圈层。</translation>
    </message>
    <message>
      <source>Rings overlap on {area}; that ground counts for the inner ring alone.</source>
      <translation>圈层有 {area} 相互重叠；重叠部分只计入较内的圈层。</translation>
    </message>
    <message>
      <source>Spearman ρ over {n} cities of known tier; positive: higher tiers have more</source>
      <translation>{n} 个已知等级城市的斯皮尔曼 ρ；正值表示等级越高数量越多</translation>
    </message>
    <message>
      <source>Spearman ρ over {n} city of known tier; positive: higher tiers have more</source>
      <translation>{n} 个已知等级城市的斯皮尔曼 ρ；正值表示等级越高数量越多</translation>
    </message>
    <message>
      <source>Streets that hang apart from the main network and from every centre are passed over: ground beside them has the time of the nearest other street within {m} m.</source>
      <translation>与主路网和各中心均不连通的道路不予采用：其旁的范围取 {m} 米以内最近的其他道路的时间。</translation>
    </message>
    <message>
      <source>The axis has gaps of {km} km in all; they are not part of the corridor.</source>
      <translation>轴线断口合计 {km} 公里，不属于走廊。</translation>
    </message>
    <message>
      <source>The axis has gaps of {km} km in all; they were bridged straight.</source>
      <translation>轴线断口合计 {km} 公里，已用直线连接。</translation>
    </message>
    <message>
      <source>The axis lies {km} km outside the region: there is no belt.</source>
      <translation>轴线位于区域以外 {km} 公里：没有带状区。</translation>
    </message>
    <message>
      <source>The centre of {city} stands on a part of the streets that hangs apart from the main one ({share} of the length): nothing beyond that part is in its reach. Move it or choose a point on the main network, or join the streets first with “Check a street network”.</source>
      <translation>{city}的中心位于与主路网不相连的一段道路上（占总长度的 {share}）：该部分以外均不可达。请移动中心或改选主路网上的点，或先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>The cities are: {names}.</source>
      <translation>现有城市：{names}。</translation>
    </message>
    <message>
      <source>The field must hold module names or codes: {modules}.</source>
      <translation>该字段须为模块名称或代码：{modules}。</translation>
    </message>
    <message>
      <source>The figures of {n} cities are added up over rows that overlap: they may count twice.</source>
      <translation>有 {n} 个城市的数值由相互重叠的多行相加得出，可能重复计算。</translation>
    </message>
    <message>
      <source>The figures of {n} city are added up over rows that overlap: they may count twice.</source>
      <translation>有 {n} 个城市的数值由相互重叠的多行相加得出，可能重复计算。</translation>
    </message>
    <message>
      <source>The largest city has {n} urban residents. Persons are expected: are these units of 10 000? Tiers stay unknown.</source>
      <translation>最大城市的城区常住人口为 {n}。单位应为人：这些数值是否以万人计？城市规模等级留空。</translation>
    </message>
    <message>
      <source>The layer of the kind “{area}” holds no geometry: no town has any of it.</source>
      <translation>“{area}”图层没有几何图形：各小镇均不含此类用地。</translation>
    </message>
    <message>
      <source>The layer of the mode “{mode}” holds no geometry: no incubator shares with any of it.</source>
      <translation>“{mode}”图层中没有几何图形：没有孵化器与其共享。</translation>
    </message>
    <message>
      <source>The layer of water holds no geometry; all ground counts as land.</source>
      <translation>水域图层中没有几何图形；全部用地均按陆地计。</translation>
    </message>
    <message>
      <source>The rings end {m} m from the centres. Distances are in metres: where kilometres were meant, type {metres}.</source>
      <translation>圈层止于距中心 {m} 米处。距离以米为单位：若本意为公里，请输入 {metres}。</translation>
    </message>
    <message>
      <source>The rings of {n} cities overlap those of another: the areas of all rings add up to {drawn} km² on {covered} km² of ground. Boundaries that do not overlap would part them.</source>
      <translation>{n} 个城市的圈层与其他城市的圈层相互重叠：各圈层面积合计 {drawn} 平方公里，实际覆盖用地 {covered} 平方公里。给出互不重叠的城市边界即可分开。</translation>
    </message>
    <message>
      <source>The rings of {n} cities take {km2} km² in all: {shares}.</source>
      <translation>{n} 个城市的圈层合计 {km2} 平方公里：{shares}。</translation>
    </message>
    <message>
      <source>The rings take {km2} km²: {shares}.</source>
      <translation>各圈层合计 {km2} 平方公里：{shares}。</translation>
    </message>
    <message>
      <source>These values of the ring field are one and the same ring, {ring}: {values}.</source>
      <translation>圈层字段的以下取值视为同一圈层（{ring}）：{values}。</translation>
    </message>
    <message>
      <source>Use a line with two ends: cut the ring open.</source>
      <translation>请使用有两个端点的线：将环打断。</translation>
    </message>
    <message>
      <source>Use distinct names.</source>
      <translation>请使用不同的名称。</translation>
    </message>
    <message>
      <source>Without built-up areas the verdict is on the plan area only.</source>
      <translation>没有建成区数据，结论仅针对规划面积。</translation>
    </message>
    <message>
      <source>a core city is named, but there is no layer of cities.</source>
      <translation>指定了核心城市，但没有城市图层。</translation>
    </message>
    <message>
      <source>a name occurs twice.</source>
      <translation>有名称重复。</translation>
    </message>
    <message>
      <source>a year is given, but no field with the year of each ground.</source>
      <translation>给出了年份，但没有说明各地块年份的字段。</translation>
    </message>
    <message>
      <source>an unnamed city</source>
      <translation>未命名城市</translation>
    </message>
    <message>
      <source>area of the cities, used for the nearest-neighbour index</source>
      <translation>城市面积，用于最近邻指数</translation>
    </message>
    <message>
      <source>centres of two cities stand in the same boundary polygon.</source>
      <translation>两个城市的中心位于同一个边界多边形内。</translation>
    </message>
    <message>
      <source>density does not fall outward from the centre.</source>
      <translation>密度没有从中心向外递减。</translation>
    </message>
    <message>
      <source>distances must be greater than 0.</source>
      <translation>距离必须大于 0。</translation>
    </message>
    <message>
      <source>for the area of the cities, {area} km²; 1 = random, below 1 = clustered</source>
      <translation>按城市面积 {area} 平方公里计；1 = 随机，小于 1 = 集聚</translation>
    </message>
    <message>
      <source>minutes must be greater than 0.</source>
      <translation>分钟数必须大于 0。</translation>
    </message>
    <message>
      <source>neither a field nor a layer says which modules there are.</source>
      <translation>没有字段或图层说明具备哪些模块。</translation>
    </message>
    <message>
      <source>no amenity is large or small.</source>
      <translation>没有一处配套属于大配套或小配套。</translation>
    </message>
    <message>
      <source>no built-up ground lies on the land around the centre.</source>
      <translation>中心周围的陆地上没有建成区。</translation>
    </message>
    <message>
      <source>no centre has a geometry.</source>
      <translation>所有中心均无几何图形。</translation>
    </message>
    <message>
      <source>no centre of {city} has a street within {m} m.</source>
      <translation>{city}的中心点 {m} 米内均无道路。</translation>
    </message>
    <message>
      <source>no district has both a ring and a geometry.</source>
      <translation>没有任何行政区同时具有圈层与几何图形。</translation>
    </message>
    <message>
      <source>no facility names one of the six modules.</source>
      <translation>没有设施注明六个模块中的任何一个。</translation>
    </message>
    <message>
      <source>no layer of other city spaces was given.</source>
      <translation>未给出其他城市空间的图层。</translation>
    </message>
    <message>
      <source>no space is formal or informal.</source>
      <translation>没有一处空间属于正式或非正式创新空间。</translation>
    </message>
    <message>
      <source>only {n} bands of land lie around the centre; the curve needs {least}.</source>
      <translation>中心周围只有 {n} 个含陆地的环带，曲线拟合至少需要 {least} 个。</translation>
    </message>
    <message>
      <source>ring {n}</source>
      <translation>第 {n} 圈</translation>
    </message>
    <message>
      <source>rings must be whole numbers from 1 (innermost) up, or known ring names.</source>
      <translation>圈层须为从 1（最内）起的整数，或已知的圈层名称。</translation>
    </message>
    <message>
      <source>the axis has no length.</source>
      <translation>轴线没有长度。</translation>
    </message>
    <message>
      <source>the axis is a closed line and so has no sides.</source>
      <translation>轴线是闭合线，没有两侧之分。</translation>
    </message>
    <message>
      <source>the boundary is too thin to place random points in.</source>
      <translation>边界过于狭窄，无法布置随机点。</translation>
    </message>
    <message>
      <source>the centre of {city} lies in no boundary of its own.</source>
      <translation>{city}的中心不在其自身的边界之内。</translation>
    </message>
    <message>
      <source>the city</source>
      <translation>本市</translation>
    </message>
    <message>
      <source>the data show no ring structure: {cause}</source>
      <translation>数据未显示圈层结构：{cause}</translation>
    </message>
    <message>
      <source>the depth must be greater than 0.</source>
      <translation>单侧宽度必须大于 0。</translation>
    </message>
    <message>
      <source>the inverse S curve explains only {share} of how density varies.</source>
      <translation>反S曲线只解释了密度变化的 {share}。</translation>
    </message>
    <message>
      <source>the layer holds no geometry to work with.</source>
      <translation>图层中没有可用的几何图形。</translation>
    </message>
    <message>
      <source>the layer holds no ring.</source>
      <translation>图层中没有圈层。</translation>
    </message>
    <message>
      <source>the layer holds {n} centres of {city}.</source>
      <translation>图层中{city}有 {n} 个中心。</translation>
    </message>
    <message>
      <source>the layer holds {n} lines.</source>
      <translation>图层中有 {n} 条线。</translation>
    </message>
    <message>
      <source>the shares {outside} and {inside} leave no order of outside, mixed and inside.</source>
      <translation>占比 {outside} 与 {inside} 无法区分外部、混合与内部。</translation>
    </message>
    <message>
      <source>the slack must be 0 to 100%.</source>
      <translation>允许幅度应在 0～100% 之间。</translation>
    </message>
    <message>
      <source>the width must be greater than 0.</source>
      <translation>宽度必须大于 0。</translation>
    </message>
    <message>
      <source>the {ring}</source>
      <translation>{ring}</translation>
    </message>
    <message>
      <source>there are {n} values for {rows} rows.</source>
      <translation>{rows} 行对应 {n} 个值，数目不符。</translation>
    </message>
    <message>
      <source>there is no built-up area inside the radius.</source>
      <translation>半径范围内没有建成区。</translation>
    </message>
    <message>
      <source>there is no city “{name}”.</source>
      <translation>没有名为“{name}”的城市。</translation>
    </message>
    <message>
      <source>there is no host to compare the incubators with.</source>
      <translation>没有可与孵化器比较的载体空间。</translation>
    </message>
    <message>
      <source>there is no rule set “{name}”.</source>
      <translation>没有名为“{name}”的规则版本。</translation>
    </message>
    <message>
      <source>there is {n} value for {rows} rows.</source>
      <translation>{rows} 行仅有 {n} 个值。</translation>
    </message>
    <message>
      <source>these are no kinds of space or amenity: {words}.</source>
      <translation>以下不是空间或配套的类别：{words}。</translation>
    </message>
    <message>
      <source>these are not modules: {words}.</source>
      <translation>以下不是功能模块：{words}。</translation>
    </message>
    <message>
      <source>these ring names are not known: {values}.</source>
      <translation>无法识别以下圈层名称：{values}。</translation>
    </message>
    <message>
      <source>these values are listed twice: {values}.</source>
      <translation>以下取值重复列出：{values}。</translation>
    </message>
    <message>
      <source>these values of the ring field are not listed: {values}.</source>
      <translation>圈层字段的以下取值未列出：{values}。</translation>
    </message>
    <message>
      <source>without edge correction; the report compares with random draws</source>
      <translation>未作边缘校正；报告中与随机抽样比较</translation>
    </message>
    <message>
      <source>{cities} have equally many incubators ({n} each): {core} is taken as the core.</source>
      <translation>{cities}的孵化器数量相同（各 {n} 家）：以{core}为核心。</translation>
    </message>
    <message>
      <source>{city} ({province})</source>
      <translation>{city}（{province}）</translation>
    </message>
    <message>
      <source>{field}: neither yes nor no, so not known: {words}.</source>
      <translation>{field}：既非“是”也非“否”，按情况不明处理：{words}。</translation>
    </message>
    <message>
      <source>{module}: {values} values for {n} incubators.</source>
      <translation>{module}：众创空间有 {n} 个，却给了 {values} 个值。</translation>
    </message>
    <message>
      <source>{names} names were given for {rings} rings.</source>
      <translation>给出了 {names} 个名称，而圈层有 {rings} 个。</translation>
    </message>
    <message>
      <source>{n} area has no number of employees above 0: no figures per 1,000 employees.</source>
      <translation>{n} 个片区没有大于 0 的从业人员数，不计算每千名从业人员指标。</translation>
    </message>
    <message>
      <source>{n} areas have no number of employees above 0: no figures per 1,000 employees.</source>
      <translation>{n} 个片区没有大于 0 的从业人员数，不计算每千名从业人员指标。</translation>
    </message>
    <message>
      <source>{n} bands of {width} m would be needed to reach {radius} m.</source>
      <translation>宽度为 {width} 米时，需要 {n} 个环带才能达到 {radius} 米。</translation>
    </message>
    <message>
      <source>{n} centre has no geometry and was left out.</source>
      <translation>{n} 个中心没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} centre has no street within {m} m and was left out.</source>
      <translation>{n} 个中心点 {m} 米内无道路，未计入。</translation>
    </message>
    <message>
      <source>{n} centre lies outside its city's boundary; its rings are cut by it nevertheless.</source>
      <translation>{n} 个中心位于其城市边界之外；其圈层仍按边界裁切。</translation>
    </message>
    <message>
      <source>{n} centres have no geometry and were left out.</source>
      <translation>{n} 个中心没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} centres have no street within {m} m and were left out.</source>
      <translation>{n} 个中心点 {m} 米内无道路，未计入。</translation>
    </message>
    <message>
      <source>{n} centres lie outside their city's boundary; their rings are cut by it nevertheless.</source>
      <translation>{n} 个中心位于其城市边界之外；其圈层仍按边界裁切。</translation>
    </message>
    <message>
      <source>{n} centres of each of {city} are ringed, each of them. A city has few: check that the layer holds centres of cities and no other places.</source>
      <translation>{city}各有 {n} 个中心，圈层围绕每个中心划定。一座城市的中心为数不多，请检查该图层是否确为城市中心，而非其他点位。</translation>
    </message>
    <message>
      <source>{n} centres of {city} are ringed, each of them. A city has few: check that the layer holds centres of cities and no other places.</source>
      <translation>{city}有 {n} 个中心，圈层围绕每个中心划定。一座城市的中心为数不多，请检查该图层是否确为城市中心，而非其他点位。</translation>
    </message>
    <message>
      <source>{n} cities are drawn with rows that overlap, by {km2} km²: their ground counts once.</source>
      <translation>有 {n} 个城市的多行面相互重叠，重叠 {km2} 平方公里：用地只计一次。</translation>
    </message>
    <message>
      <source>{n} cities have no population: their tier is unknown.</source>
      <translation>{n} 个城市缺少人口：规模等级不详。</translation>
    </message>
    <message>
      <source>{n} cities overlap one another, by {km2} km²: that ground counts in the area of each and once in that of all.</source>
      <translation>有 {n} 个城市彼此重叠，重叠 {km2} 平方公里：重叠用地计入各城市面积，在总面积中只计一次。</translation>
    </message>
    <message>
      <source>{n} city has no population: its tier is unknown.</source>
      <translation>{n} 个城市缺少人口：规模等级不详。</translation>
    </message>
    <message>
      <source>{n} city is drawn with rows that overlap, by {km2} km²: its ground counts once.</source>
      <translation>有 {n} 个城市的多行面相互重叠，重叠 {km2} 平方公里：用地只计一次。</translation>
    </message>
    <message>
      <source>{n} district has no geometry and was left out.</source>
      <translation>{n} 个行政区没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} district has no ring and was left out.</source>
      <translation>{n} 个行政区没有圈层，已略去。</translation>
    </message>
    <message>
      <source>{n} districts have no geometry and were left out.</source>
      <translation>{n} 个行政区没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} districts have no ring and were left out.</source>
      <translation>{n} 个行政区没有圈层，已略去。</translation>
    </message>
    <message>
      <source>{n} ground has no geometry: not assessed.</source>
      <translation>{n} 个地块没有几何图形：未评估。</translation>
    </message>
    <message>
      <source>{n} ground has no known year: it is unknown whether it is new.</source>
      <translation>{n} 个地块年份不详：无法判断是否新增。</translation>
    </message>
    <message>
      <source>{n} grounds have no geometry: not assessed.</source>
      <translation>{n} 个地块没有几何图形：未评估。</translation>
    </message>
    <message>
      <source>{n} grounds have no known year: it is unknown whether they are new.</source>
      <translation>{n} 个地块年份不详：无法判断是否新增。</translation>
    </message>
    <message>
      <source>{n} grounds overlap one another, by {km2} km²: each counts in the number, shared ground once in an area.</source>
      <translation>有 {n} 个地块相互重叠，重叠 {km2} 平方公里：数量逐个计入，同类面积中重叠用地只计一次。</translation>
    </message>
    <message>
      <source>{n} incubator has an area of 0 or less, which counts as missing.</source>
      <translation>{n} 家孵化器的面积为 0 或负数，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} incubator has no geometry and is not counted.</source>
      <translation>{n} 家孵化器没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} incubator has no level; it counts in the total only.</source>
      <translation>{n} 家孵化器没有级别；仅计入总数。</translation>
    </message>
    <message>
      <source>{n} incubator is neither national, provincial nor municipal ({given}); it counts in the total only.</source>
      <translation>{n} 家孵化器的级别不是国家级、省级或市级（{given}）；仅计入总数。</translation>
    </message>
    <message>
      <source>{n} incubator stands in no ring and is not counted.</source>
      <translation>{n} 家孵化器不在任何圈层内，未计入。</translation>
    </message>
    <message>
      <source>{n} incubator stands in rings of several cities. The lower ring number counts, of equal ones the city first in the alphabet: {given}.</source>
      <translation>{n} 家孵化器同时位于多个城市的圈层内，归入圈层序号较小者，序号相同时归入名称排序在前的城市：{given}。</translation>
    </message>
    <message>
      <source>{n} incubator stands outside all cities and is not counted.</source>
      <translation>{n} 家孵化器位于所有城市之外，未计入。</translation>
    </message>
    <message>
      <source>{n} incubator stands where cities overlap or meet: it counts in the smallest of them.</source>
      <translation>有 {n} 家孵化器位于城市相互重叠或相接之处：计入其中面积最小的城市。</translation>
    </message>
    <message>
      <source>{n} incubators are neither national, provincial nor municipal ({given}); they count in the total only.</source>
      <translation>{n} 家孵化器的级别不是国家级、省级或市级（{given}）；仅计入总数。</translation>
    </message>
    <message>
      <source>{n} incubators have an area of 0 or less, which counts as missing.</source>
      <translation>{n} 家孵化器的面积为 0 或负数，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} incubators have no geometry and are not counted.</source>
      <translation>{n} 家孵化器没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} incubators have no level; they count in the total only.</source>
      <translation>{n} 家孵化器没有级别；仅计入总数。</translation>
    </message>
    <message>
      <source>{n} incubators stand in no ring and are not counted.</source>
      <translation>{n} 家孵化器不在任何圈层内，未计入。</translation>
    </message>
    <message>
      <source>{n} incubators stand in rings of several cities. The lower ring number counts, of equal ones the city first in the alphabet: {given}.</source>
      <translation>{n} 家孵化器同时位于多个城市的圈层内，归入圈层序号较小者，序号相同时归入名称排序在前的城市：{given}。</translation>
    </message>
    <message>
      <source>{n} incubators stand outside all cities and are not counted.</source>
      <translation>{n} 家孵化器位于所有城市之外，未计入。</translation>
    </message>
    <message>
      <source>{n} incubators stand where cities overlap or meet: each counts in the smallest of them.</source>
      <translation>有 {n} 家孵化器位于城市相互重叠或相接之处：各计入其中面积最小的城市。</translation>
    </message>
    <message>
      <source>{n} more centre stands on such a part.</source>
      <translation>另有 {n} 个中心也位于这样的路段上。</translation>
    </message>
    <message>
      <source>{n} more centres stand on such parts.</source>
      <translation>另有 {n} 个中心也位于这样的路段上。</translation>
    </message>
    <message>
      <source>{n} name stands in several provinces and is a city in each of them: {names}.</source>
      <translation>{n} 个名称见于多个省份，各按一个城市计：{names}。</translation>
    </message>
    <message>
      <source>{n} names stand in several provinces and are a city in each of them: {names}.</source>
      <translation>{n} 个名称见于多个省份，各按一个城市计：{names}。</translation>
    </message>
    <message>
      <source>{n} of the amenities are neither large nor small and do not count.</source>
      <translation>{n} 处配套不属于大配套或小配套，未计入。</translation>
    </message>
    <message>
      <source>{n} of the amenities is neither large nor small and does not count.</source>
      <translation>{n} 处配套不属于大配套或小配套，未计入。</translation>
    </message>
    <message>
      <source>{n} of the spaces are neither formal nor informal and do not count.</source>
      <translation>{n} 处空间不属于正式或非正式创新空间，未计入。</translation>
    </message>
    <message>
      <source>{n} of the spaces is neither formal nor informal and does not count.</source>
      <translation>{n} 处空间不属于正式或非正式创新空间，未计入。</translation>
    </message>
    <message>
      <source>{n} of {all} areas are tied to parts that hang apart from the main network.</source>
      <translation>{all} 个片区中有 {n} 个接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} areas has no geometry and is not assessed.</source>
      <translation>{all} 个片区中有 {n} 个无几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} areas has no street within {snap} m of its middle and is not assessed.</source>
      <translation>{all} 个片区中有 {n} 个的内部代表点 {snap} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} areas have no geometry and are not assessed.</source>
      <translation>{all} 个片区中有 {n} 个无几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} areas have no street within {snap} m of their middle and are not assessed.</source>
      <translation>{all} 个片区中有 {n} 个的内部代表点 {snap} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} areas is tied to a part that hangs apart from the main network.</source>
      <translation>{all} 个片区中有 {n} 个接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} areas stand on parts of the network without any space or amenity: they have only what is inside.</source>
      <translation>{all} 个片区中有 {n} 个所在的路网部分没有任何空间或配套，只计片区之内的。</translation>
    </message>
    <message>
      <source>{n} of {all} areas stands on a part of the network without any space or amenity: it has only what is inside.</source>
      <translation>{all} 个片区中有 {n} 个所在的路网部分没有任何空间或配套，只计片区之内的。</translation>
    </message>
    <message>
      <source>{n} ring has no geometry and was left out.</source>
      <translation>{n} 个圈层没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} ring has no number and was left out.</source>
      <translation>{n} 个圈层没有序号，已略去。</translation>
    </message>
    <message>
      <source>{n} ring lies wholly in the rings inside it and was left out.</source>
      <translation>{n} 个圈层完全落在较内的圈层之内，已略去。</translation>
    </message>
    <message>
      <source>{n} rings have no geometry and were left out.</source>
      <translation>{n} 个圈层没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} rings have no number and were left out.</source>
      <translation>{n} 个圈层没有序号，已略去。</translation>
    </message>
    <message>
      <source>{n} rings lie wholly in the rings inside them and were left out.</source>
      <translation>{n} 个圈层完全落在较内的圈层之内，已略去。</translation>
    </message>
    <message>
      <source>{n} row is negative.</source>
      <translation>{n} 行为负值。</translation>
    </message>
    <message>
      <source>{n} row of the cities has no geometry.</source>
      <translation>城市图层有 {n} 行没有几何图形。</translation>
    </message>
    <message>
      <source>{n} rows are negative.</source>
      <translation>{n} 行为负值。</translation>
    </message>
    <message>
      <source>{n} rows of the cities have no geometry.</source>
      <translation>城市图层有 {n} 行没有几何图形。</translation>
    </message>
    <message>
      <source>{n} space has no geometry and is not counted.</source>
      <translation>{n} 处空间没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} space is a point or line: it counts in the number of spaces, not in the areas.</source>
      <translation>有 {n} 处空间为点或线：计入数量，不计入面积。</translation>
    </message>
    <message>
      <source>{n} space lies outside the corridor.</source>
      <translation>{n} 处空间位于走廊之外。</translation>
    </message>
    <message>
      <source>{n} space or amenity has no geometry and does not count.</source>
      <translation>{n} 处空间或配套无几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} space or amenity has no street within {snap} m and counts only where it is inside.</source>
      <translation>{n} 处空间或配套 {snap} 米内没有道路，只在位于片区之内时计入。</translation>
    </message>
    <message>
      <source>{n} space or amenity is tied to a part that hangs apart from the main network.</source>
      <translation>{n} 处空间或配套接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} spaces and amenities are tied to parts that hang apart from the main network.</source>
      <translation>{n} 处空间或配套接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} spaces and amenities have no geometry and do not count.</source>
      <translation>{n} 处空间或配套无几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} spaces and amenities have no street within {snap} m and count only where they are inside.</source>
      <translation>{n} 处空间或配套 {snap} 米内没有道路，只在位于片区之内时计入。</translation>
    </message>
    <message>
      <source>{n} spaces are points or lines: they count in the number of spaces, not in the areas.</source>
      <translation>有 {n} 处空间为点或线：计入数量，不计入面积。</translation>
    </message>
    <message>
      <source>{n} spaces have no geometry and are not counted.</source>
      <translation>{n} 个空间没有几何图形，未计入。</translation>
    </message>
    <message>
      <source>{n} spaces lie outside the corridor.</source>
      <translation>{n} 个空间位于走廊之外。</translation>
    </message>
    <message>
      <source>{n} town has no geometry: not assessed.</source>
      <translation>{n} 个小镇没有几何图形：未评估。</translation>
    </message>
    <message>
      <source>{n} towns have no geometry: not assessed.</source>
      <translation>{n} 个小镇没有几何图形：未评估。</translation>
    </message>
    <message>
      <source>{n} towns overlap one another, by {km2} km²: ground that they share counts in each.</source>
      <translation>有 {n} 个小镇相互重叠，重叠 {km2} 平方公里：共有的用地在各小镇中分别计入。</translation>
    </message>
    <message>
      <source>{parameter}: an earlier tool did not take {n} row of “{layer}” ({words}); it counts here like the others. Filter the layer to leave it out.</source>
      <translation>{parameter}：“{layer}”中有 {n} 行在此前的工具中未被采用（{words}），此处仍与其他行一并计入。如不需要，请先筛选该图层。</translation>
    </message>
    <message>
      <source>{parameter}: an earlier tool did not take {n} rows of “{layer}” ({words}); they count here like the others. Filter the layer to leave them out.</source>
      <translation>{parameter}：“{layer}”中有 {n} 行在此前的工具中未被采用（{words}），此处仍与其他行一并计入。如不需要，请先筛选该图层。</translation>
    </message>
    <message>
      <source>{ring} {percent}</source>
      <translation>{ring} {percent}</translation>
    </message>
    <message>
      <source>{ring}, farther or out of reach</source>
      <translation>{ring}（更远或不可达）</translation>
    </message>
    <message>
      <source>{ring}, up to {n} min</source>
      <translation>{ring}（{n} 分钟以内）</translation>
    </message>
    <message>
      <source>{share} of the ground inside the boundary of {city} lies farther than {m} m from any street that hangs together with the main network or a centre: it belongs to no limit and counts as farther or out of reach. Where streets are missing there, take a layer that covers the boundary, or a boundary of the ground that the layer covers; where they hang apart, join them first with “Check a street network”.</source>
      <translation>{city}边界内 {share} 的范围距与主路网或中心连通的任何道路均超过 {m} 米：不属于任何时限，归入“更远或不可达”。如该处缺少道路，请改用覆盖整个边界的道路图层，或改用道路图层所覆盖范围的边界；如道路不连通，请先用“检查路网”接通。</translation>
    </message>
    <message>
      <source>{share} of the ground inside the boundary of {city} lies farther than {m} m from any street: whatever street is the nearest, it belongs to no limit and counts as farther or out of reach. Where streets are missing there, take a layer that covers the boundary, or a boundary of the ground that the layer covers.</source>
      <translation>{city}边界内 {share} 的范围距任何道路均超过 {m} 米：无论最近的道路是哪一条，都不计入任何时限，归入“更远或不可达”。若该处道路数据缺失，请改用覆盖整个边界的道路图层，或以道路图层所覆盖的范围作为边界。</translation>
    </message>
    <message>
      <source>{values} are not valid limits.</source>
      <translation>{values}不是有效的界限。</translation>
    </message>
    <message>
      <source>{value} is not a whole number.</source>
      <translation>{value} 不是整数。</translation>
    </message>
    <message>
      <source>{value} lies outside what is possible here.</source>
      <translation>{value} 超出此处允许的范围。</translation>
    </message>
    <message>
      <source>“{layer}” is the layer itself (the same places, grounds to {share}): {n} of {all}. What it shows beside itself is no finding; choose another layer, or take these rows out of it.</source>
      <translation>“{layer}”与本图层为同一批对象（位置相同，用地重合达 {share}）：{n} / {all} 个。图层与自身相比所得不能作为结论；请另选图层，或将这些对象从中剔除。</translation>
    </message>
    <message>
      <source>“{text}” is not a list of numbers.</source>
      <translation>“{text}”不是数字列表。</translation>
    </message>
    <message>
      <source>“{text}”: values must increase.</source>
      <translation>“{text}”：数值须递增。</translation>
    </message>
    <message>
      <source>“{value}” cannot be chosen here.</source>
      <translation>此处不能选“{value}”。</translation>
    </message>
  </context>
  <context>
    <name>Data</name>
    <message>
      <source>A CSV, TXT, XLSX or ODS file; of a workbook the first sheet with content. Codes with a leading zero stay text.</source>
      <translation>CSV、TXT、XLSX 或 ODS 文件；工作簿读取第一个有内容的工作表。以 0 开头的编码保持为文本。</translation>
    </message>
    <message>
      <source>A GeoTIFF of people per cell, such as WorldPop; read where the zones, or else the buildings, lie. Zones cut its cells by area.</source>
      <translation>每个格网单元人口数的 GeoTIFF，如 WorldPop；在分区（无分区时为建筑）所在范围内读取。分区按面积切分格网单元。</translation>
    </message>
    <message>
      <source>A point for each zone or cell with people and no housing, with the zone's attributes.</source>
      <translation>有人口而无居住建筑的每个分区或格网单元一个点，附分区的属性。</translation>
    </message>
    <message>
      <source>A row for each of the table, in WGS 84, with all its columns and status: ok, swapped, no_coordinates, unreadable, off_earth (numbers that are not degrees). A row without a place keeps its columns.</source>
      <translation>表格每行对应一行，采用 WGS 84，保留全部列，并附状态：正常、经纬度颠倒、无坐标、无法识别、数值不是经纬度。无法定位的行仍保留其各列。</translation>
    </message>
    <message>
      <source>A system other than that of the data; wgs84 for all work in QGIS.</source>
      <translation>须不同于数据所用坐标系；在 QGIS 中工作一律选 WGS 84。</translation>
    </message>
    <message>
      <source>A table such as a registry in a workbook, or a layer; all its rows come back.</source>
      <translation>名录表格（如工作簿中的名录）或图层；所有行都会保留。</translation>
    </message>
    <message>
      <source>A table with a row for each system: median_m, mean_m, share_within_30m, verdict (fits best or fits worse; undecided for all unless one lies much nearer than the others and than nearly all other shifts of like length).</source>
      <translation>表格，每种坐标系一行：median_m、mean_m、share_within_30m、verdict（“最吻合”或“较不吻合”；除非某一假定明显优于其他假定，也明显优于几乎所有长度相近的平移，否则均为“无法判定”）。</translation>
    </message>
    <message>
      <source>A table with the fields value and class. A value equals a code or a type, or is part of the name; the first rule that holds wins, before all else. A row without a class is not used.</source>
      <translation>含 value 与 class 两个字段的表格。value 等于编码或类型，或为名称的一部分即成立；先成立的规则优先，且先于其他一切依据。未填 class 的行不使用。</translation>
    </message>
    <message>
      <source>AMap's code (several with | between, also as numbers that lost their leading zero), or an OSM tag.</source>
      <translation>高德编码（可有多个，以 | 分隔；丢失前导零的数字亦可），或 OSM 标签。</translation>
    </message>
    <message>
      <source>All buildings with residents, zone (feature id of the zone, or number of the cell, with most of its ground), basis (floors, default_floors, no_housing, drawn_twice) and status (ok, outside_zones, no_geometry).</source>
      <translation>全部建筑，附居住人口、zone（占其基底最多的分区的要素编号，或格网单元编号）、判定依据（已知层数、默认层数、非居住、重复绘制）与 状态（正常、位于分区之外、无几何图形）。</translation>
    </message>
    <message>
      <source>All rows of the list with the geometry of their place, its name (place) and score, the next best (runner_up, runner_up_score) and status: matched; doubtful (score up to 0.25 below the similarity, runner-up within 0.05, or other numerals), which carries the best place; unmatched, without geometry.</source>
      <translation>名录的所有行，附匹配地点的几何、名称（place）与得分（score）、次优地点及其得分（runner_up、runner_up_score）和状态：已匹配；存疑（得分低于相似度但不超过 0.25，或次优得分相差不超过 0.05，或数字不同），附最相近地点；未匹配，无几何。</translation>
    </message>
    <message>
      <source>All rows with class, class_name, matched_by (rules, code, type, name) and status: ok, to_check (classified by the name alone) or unmatched.</source>
      <translation>所有行，附 class、class_name、归类依据（自定义规则、代码、类型、名称）与状态：已归类、待核实（仅凭名称判断）或未归类。</translation>
    </message>
    <message>
      <source>All rows with moved_m (mean shift of the vertices in metres, 0 outside China) and status, in the layer's own system; layers in degrees other than WGS 84 become CGCS2000.</source>
      <translation>全部行，附移动距离（顶点平均值，米；境外为 0）与 status，沿用原图层坐标系；WGS 84 以外的经纬度图层输出为 CGCS2000。</translation>
    </message>
    <message>
      <source>Any layer; at least one of the three fields is needed.</source>
      <translation>任意图层；编码、类型、名称三个字段至少选一个。</translation>
    </message>
    <message>
      <source>Are these coordinates WGS 84, or still in GCJ-02 or BD-09? They are read as each of the three, and the distance to streets, or to another layer that is known to be right, shows which fits.</source>
      <translation>这些坐标是 WGS 84，还是仍为 GCJ-02 或 BD-09？依次按三种系统读取，由其到道路（或另一位置正确的图层）的距离判断哪一种吻合。</translation>
    </message>
    <message>
      <source>Buildings</source>
      <translation>建筑</translation>
    </message>
    <message>
      <source>Buildings with residents</source>
      <translation>附居住人口的建筑</translation>
    </message>
    <message>
      <source>Check coordinates</source>
      <translation>坐标检查</translation>
    </message>
    <message>
      <source>Choose a GeoTIFF of people per cell.</source>
      <translation>请选择每个格网单元人口数的 GeoTIFF。</translation>
    </message>
    <message>
      <source>Choose a grid of this region.</source>
      <translation>请选择覆盖本地区的格网。</translation>
    </message>
    <message>
      <source>Choose an existing file, and close it in other programs.</source>
      <translation>请选择存在的文件，并在其他程序中将其关闭。</translation>
    </message>
    <message>
      <source>City in the list</source>
      <translation>名录中的城市</translation>
    </message>
    <message>
      <source>City of the place</source>
      <translation>地点所在城市</translation>
    </message>
    <message>
      <source>Classified points of interest</source>
      <translation>已归类的兴趣点</translation>
    </message>
    <message>
      <source>Classify points of interest</source>
      <translation>兴趣点归类</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>编码</translation>
    </message>
    <message>
      <source>Column of latitude</source>
      <translation>纬度列</translation>
    </message>
    <message>
      <source>Column of longitude</source>
      <translation>经度列</translation>
    </message>
    <message>
      <source>Communities, subdistricts or other zones whose people are counted. A zone drawn twice counts once; overlaps are reported. May be empty with a grid.</source>
      <translation>有人口统计数的社区、街道或其他分区。重复绘制的分区只计一次，分区相互重叠时会说明。有人口格网时可留空。</translation>
    </message>
    <message>
      <source>Convert GCJ-02, BD-09 and WGS 84</source>
      <translation>GCJ-02、BD-09 坐标转换</translation>
    </message>
    <message>
      <source>Empty: detected (UTF-8, UTF-16, else GB18030 with GBK). Otherwise name it, such as big5.</source>
      <translation>留空则自动识别（UTF-8、UTF-16，否则按 GB18030，含 GBK）。其他编码请写明，如 big5。</translation>
    </message>
    <message>
      <source>Empty: recognised by its name (lat, y, 纬度 …).</source>
      <translation>留空则按列名识别（lat、y、纬度等）。</translation>
    </message>
    <message>
      <source>Encoding of a text file</source>
      <translation>文本文件编码</translation>
    </message>
    <message>
      <source>Floors</source>
      <translation>层数</translation>
    </message>
    <message>
      <source>Floors where unknown</source>
      <translation>层数未知时的默认层数</translation>
    </message>
    <message>
      <source>Footprints; of a home drawn twice the one with more floors counts, known ones first.</source>
      <translation>建筑基底；同一住宅重复绘制时，以层数较多者为准，层数已知的优先。</translation>
    </message>
    <message>
      <source>From this value up two names are one: 1 − edits ÷ length of the longer name.</source>
      <translation>达到该值即视为同名：1 − 编辑次数 ÷ 较长名称的字数。</translation>
    </message>
    <message>
      <source>Give it the fields value and class.</source>
      <translation>请为其设置 value 与 class 两个字段。</translation>
    </message>
    <message>
      <source>Give zones with the field of their people, or a population grid.</source>
      <translation>请给出分区及其人口字段，或人口格网。</translation>
    </message>
    <message>
      <source>Housing is what the words say (住宅, 商住, 公租房, R2, apartments …) and what has no known use, as building=yes of OpenStreetMap; the others get nobody, and are reported. The last word decides: 公寓式酒店 and 住宅配套 are none.</source>
      <translation>按文字判断是否为居住（住宅、商住、公租房、R2、apartments 等），用途不明的（包括 OpenStreetMap 的 building=yes）按居住计；其余不分配人口，并予说明。以最后一个词为准：公寓式酒店、住宅配套不计入居住。</translation>
    </message>
    <message>
      <source>How do I get a table from Excel or a map service onto the map? Encoding, separator, decimal sign and the columns of coordinates are detected; no row is lost.</source>
      <translation>Excel 表格或地图服务导出的表格如何上图？自动识别编码、分隔符、小数点和坐标列；不丢失任何一行。</translation>
    </message>
    <message>
      <source>How many people live in each building, where they are counted by community or by the cells of a grid? They are shared by floor area; the total of each zone is kept.</source>
      <translation>只有社区或格网的人口数时，每栋建筑住多少人？按建筑面积分配，各分区总数保持不变。</translation>
    </message>
    <message>
      <source>If given, only what stands on it counts; a layer without any geometry is passed over, and reported.</source>
      <translation>给出时，只计位于其上的部分；图层中没有几何图形时不予采用，并予说明。</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Layer known to be right</source>
      <translation>位置正确的参照图层</translation>
    </message>
    <message>
      <source>Layer to check</source>
      <translation>待检查的图层</translation>
    </message>
    <message>
      <source>List</source>
      <translation>名录</translation>
    </message>
    <message>
      <source>Match a list with places</source>
      <translation>名录匹配地点</translation>
    </message>
    <message>
      <source>Merge duplicate points of interest</source>
      <translation>兴趣点去重</translation>
    </message>
    <message>
      <source>Merged points of interest</source>
      <translation>合并后的兴趣点</translation>
    </message>
    <message>
      <source>Moved layer</source>
      <translation>转换后的图层</translation>
    </message>
    <message>
      <source>Moved the same way once more, rows come to lie hundreds of metres off. Choose the layer as it was before, unless they are to go back.</source>
      <translation>按同一方向再转换一次，位置将偏离数百米。除非要转换回去，否则请选用转换前的原图层。</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name in the list</source>
      <translation>名录中的名称</translation>
    </message>
    <message>
      <source>Name of the place</source>
      <translation>地点名称</translation>
    </message>
    <message>
      <source>Not recognised</source>
      <translation>未识别的取值</translation>
    </message>
    <message>
      <source>One row per place, the one with the most values, whole, with n_merged (rows that it stands for) and merged_ids (their feature ids, its own first).</source>
      <translation>每个地点一行，整行保留取值最全的一行，附所代表的行数与 merged_ids（各行的要素编号，保留者在前）。</translation>
    </message>
    <message>
      <source>Only rows within this many metres of each other are compared.</source>
      <translation>仅比较相距不超过该距离（米）的行。</translation>
    </message>
    <message>
      <source>Or the one column that holds both, such as 118.79,32.06. Empty: recognised by its name (lng, lon, x, 经度 …). Full-width digits and degrees with minutes and seconds are read; swapped columns are found for places in China.</source>
      <translation>也可为同时含经纬度的一列，如 118.79,32.06。留空则按列名识别（lng、lon、x、经度等）。可识别全角数字和度分秒；位于中国的地点可识别经纬度颠倒。</translation>
    </message>
    <message>
      <source>Other sheets with content were not read: {sheets}.</source>
      <translation>其他有内容的工作表未读取：{sheets}。</translation>
    </message>
    <message>
      <source>Own rules</source>
      <translation>自定义规则</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>成对比较</translation>
    </message>
    <message>
      <source>People of all zones</source>
      <translation>各分区总人口</translation>
    </message>
    <message>
      <source>People of the zone</source>
      <translation>分区人口</translation>
    </message>
    <message>
      <source>People on buildings</source>
      <translation>分配到建筑的人口</translation>
    </message>
    <message>
      <source>People without a building</source>
      <translation>无建筑可分配的人口</translation>
    </message>
    <message>
      <source>Placed list</source>
      <translation>已定位的名录</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>地点</translation>
    </message>
    <message>
      <source>Places in Hong Kong, Macao and Taiwan stay as they are unless the region is named here: services differ there.</source>
      <translation>香港、澳门、台湾的地点保持不变，除非在此选中该地区：各地图服务在这些地区的做法不一。</translation>
    </message>
    <message>
      <source>Points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>Points of interest</source>
      <translation>兴趣点</translation>
    </message>
    <message>
      <source>Points of interest or any layer with names; run “Merge duplicate points of interest” first.</source>
      <translation>兴趣点或任意带名称的图层；宜先运行“兴趣点去重”。</translation>
    </message>
    <message>
      <source>Points, lines or polygons in any coordinate reference system; heights, measures, curves and all vertices stay. A shape moves whole, where at least half of its vertices lie in China. </source>
      <translation>任意坐标系的点、线、面；高程、量测值、曲线与全部顶点均保留。图形整体移动：至少一半顶点位于中国境内的才移动。</translation>
    </message>
    <message>
      <source>Points, lines or polygons; at most 500 rows near the reference are tried.</source>
      <translation>点、线或面；试算参照图层附近的行，至多 500 行。</translation>
    </message>
    <message>
      <source>Points; lines and areas count by a point on their surface.</source>
      <translation>点；线和面按其内部代表点计。</translation>
    </message>
    <message>
      <source>Population grid</source>
      <translation>人口格网</translation>
    </message>
    <message>
      <source>Quotation marks do not close; they are read as ordinary characters.</source>
      <translation>引号未成对，按普通字符处理。</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>Read as {encoding}; cells are separated by {separator}.</source>
      <translation>按 {encoding} 读取，单元格以{separator}分隔。</translation>
    </message>
    <message>
      <source>Read from the sheet “{sheet}”.</source>
      <translation>读取自工作表“{sheet}”。</translation>
    </message>
    <message>
      <source>Readings</source>
      <translation>三种坐标系假定</translation>
    </message>
    <message>
      <source>Regions besides the mainland</source>
      <translation>大陆以外一并转换的地区</translation>
    </message>
    <message>
      <source>Residential land</source>
      <translation>居住用地</translation>
    </message>
    <message>
      <source>Residents by building</source>
      <translation>人口分配到建筑</translation>
    </message>
    <message>
      <source>Rows by class; rows without one are counted as unmatched.</source>
      <translation>各类别的行数；没有类别的行计为 unmatched。</translation>
    </message>
    <message>
      <source>Rows near each other with similar names, with feature ids and names, similarity, metres and verdict: merged, similar (to be decided, up to 0.15 below the similarity), other_numerals, other_type, unknown_type (between two types).</source>
      <translation>位置相近且名称相似的行对，附要素编号与名称、相似度、距离（米）与判定：已合并、相似（待人工判断，比相似度阈值低 0.15 以内）、数字不同、类型不同、类型未知（介于两种类型之间）。</translation>
    </message>
    <message>
      <source>Rows of different main types are never merged; leave it empty for layers of two services.</source>
      <translation>主类型不同的行绝不合并；图层来自两家服务商时请留空。</translation>
    </message>
    <message>
      <source>Run city by city.</source>
      <translation>请分城市运行。</translation>
    </message>
    <message>
      <source>Save it as XLSX or CSV without a password.</source>
      <translation>请另存为不带密码的 XLSX 或 CSV。</translation>
    </message>
    <message>
      <source>Save it as XLSX, ODS or CSV.</source>
      <translation>请另存为 XLSX、ODS 或 CSV。</translation>
    </message>
    <message>
      <source>Scheme</source>
      <translation>分类体系</translation>
    </message>
    <message>
      <source>Similarity</source>
      <translation>相似度</translation>
    </message>
    <message>
      <source>Streets, or any other layer that lies where it should and that the rows should lie near to; not the layer itself.</source>
      <translation>道路，或其他位置正确、且待查各行应在其附近的图层；不能是待查图层本身。</translation>
    </message>
    <message>
      <source>System of the coordinates</source>
      <translation>坐标所用系统</translation>
    </message>
    <message>
      <source>System of the data</source>
      <translation>数据所用坐标系</translation>
    </message>
    <message>
      <source>System that fits best</source>
      <translation>最吻合的坐标系</translation>
    </message>
    <message>
      <source>System that the points are probably in</source>
      <translation>点位可能所属的坐标系</translation>
    </message>
    <message>
      <source>System wanted</source>
      <translation>目标坐标系</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>表格</translation>
    </message>
    <message>
      <source>Table to points</source>
      <translation>表格转点</translation>
    </message>
    <message>
      <source>The formulas are public, found by reverse engineering: accurate to metres, enough for planning, not for surveying. Use it only on data that you may lawfully hold.</source>
      <translation>所用公式为公开的反推结果：米级精度，可用于规划，不得用于测绘。仅限用于您依法可以持有的数据。</translation>
    </message>
    <message>
      <source>The log says how many buildings it was used for.</source>
      <translation>会说明有多少栋建筑采用了此值。</translation>
    </message>
    <message>
      <source>The tool for that: “{tool}”.</source>
      <translation>所用工具：“{tool}”。</translation>
    </message>
    <message>
      <source>The type in words, such as 餐饮服务;咖啡厅;咖啡厅, or an OSM tag (cafe, amenity=cafe).</source>
      <translation>类型文字，如“餐饮服务;咖啡厅;咖啡厅”，或 OSM 标签（cafe、amenity=cafe）。</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>类型</translation>
    </message>
    <message>
      <source>Type text</source>
      <translation>类型文字</translation>
    </message>
    <message>
      <source>Use of the building</source>
      <translation>建筑用途</translation>
    </message>
    <message>
      <source>What has no class in the scheme, with its number of rows: the main type, else the code, else the name. Give the table a field class, fill it in and use it as own rules.</source>
      <translation>在该体系中没有类别的取值及其行数：主类型，无则编码，再无则名称。为该表加上 class 字段并填写，即可作为自定义规则使用。</translation>
    </message>
    <message>
      <source>What is compared with the names of the list.</source>
      <translation>与名录中的名称比较。</translation>
    </message>
    <message>
      <source>What the places are looked up by.</source>
      <translation>据此查找地点。</translation>
    </message>
    <message>
      <source>Where are the incubators of the registry? A list without coordinates gets the places of points of interest with similar names; doubtful cases are shown side by side.</source>
      <translation>名录中的孵化器在哪里？没有坐标的名录按名称取得兴趣点的位置；存疑的并排列出。</translation>
    </message>
    <message>
      <source>Where both sides have a city it must be the same; left empty, the city that a name begins with counts, with 市 or without (南京创客空间), unless it is part of the name (南京路, 南京大学).</source>
      <translation>两侧都有城市时须一致；留空时以名称开头的城市为准，带“市”与否均可（南京创客空间），但属于名称本身的（南京路、南京大学）除外。</translation>
    </message>
    <message>
      <source>Where code and type give no class, the name may.</source>
      <translation>编码与类型不能说明时，由名称判断。</translation>
    </message>
    <message>
      <source>Which points are schools, cafés, offices, incubators? Codes of AMap, type texts of AMap, Baidu and Tencent, tags of OpenStreetMap and names are brought into the classes that the other tools ask for.</source>
      <translation>哪些点是学校、咖啡馆、办公楼、孵化器？将高德编码、高德/百度/腾讯的类型文字、OpenStreetMap 标签和名称归入其他工具所需的类别。</translation>
    </message>
    <message>
      <source>Which rows are the same place under two spellings? Rows near each other with similar names become one, and doubtful pairs are shown side by side.</source>
      <translation>哪些行是写法不同的同一地点？相距较近且名称相近的行合并为一行，存疑的并排列出。</translation>
    </message>
    <message>
      <source>Why do my points lie hundreds of metres off the streets? Data from AMap and Tencent are in GCJ-02, those of Baidu in BD-09; this tool moves them to where they belong, or back.</source>
      <translation>为什么我的点偏离道路数百米？高德、腾讯数据采用 GCJ-02，百度数据采用 BD-09；本工具将其转换到真实位置，也可反向转换。</translation>
    </message>
    <message>
      <source>Width, case, blanks, punctuation, the form of a company, the city in front and endings with their numerals (幢, 栋, 单元, 门) do not count; other numerals must agree (七 is 7).</source>
      <translation>全角半角、大小写、空格、标点、公司形式、开头的城市以及带数字的词尾（幢、栋、单元、门）不计；其余数字须一致（七即 7）。</translation>
    </message>
    <message>
      <source>With a grid as well it is not shared but compared with the result, zone by zone.</source>
      <translation>同时给出格网时，此字段不参与分配，只用于逐区核对结果。</translation>
    </message>
    <message>
      <source>Without it, and where it is empty or not above 0, the number below is assumed.</source>
      <translation>未给出，或为空、不大于 0 时，按下面的默认层数计。</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>统计分区</translation>
    </message>
    <message>
      <source>blanks</source>
      <translation>空格</translation>
    </message>
    <message>
      <source>life_circle (facilities), sharing (third space, homes, factories, offices, campuses), hosts (innovation, production), centres (business, knowledge), modules, incubators (AMap has no code for them: mostly by their names), land_use (letters of GB 50137-2011).</source>
      <translation>生活圈设施、共享空间（第三空间、住区、厂房、办公、校园）、载体空间（创新、生产）、中心（商务、智力）、功能模块、孵化器（含众创空间；高德没有对应编码，多凭名称判断）、用地（GB 50137-2011 用地类别字母）。</translation>
    </message>
    <message>
      <source>neither zones with a number of people nor a grid are given.</source>
      <translation>既未给出带人口数的分区，也未给出人口格网。</translation>
    </message>
    <message>
      <source>tabulator</source>
      <translation>制表符</translation>
    </message>
    <message>
      <source>the buildings lie over {n} cells of the grid, more than can be shared at once.</source>
      <translation>涉及 {n} 个格网单元，超出一次可分配的数量。</translation>
    </message>
    <message>
      <source>the table “{layer}” has no field “{field}”.</source>
      <translation>表格“{layer}”没有字段“{field}”。</translation>
    </message>
    <message>
      <source>wgs84 (also CGCS2000), gcj02 (AMap, Tencent) or bd09 (Baidu). If unsure, run “Check coordinates” first.</source>
      <translation>WGS 84（亦指 CGCS2000）、GCJ-02（高德、腾讯）或 BD-09（百度）。不确定时请先用“坐标检查”。</translation>
    </message>
    <message>
      <source>wgs84 (also CGCS2000), gcj02 (AMap, Tencent) or bd09 (Baidu); places in mainland China are shifted back to WGS 84. </source>
      <translation>WGS 84（亦指 CGCS2000）、GCJ-02（高德、腾讯）或 BD-09（百度）；中国大陆的地点纠偏至 WGS 84。</translation>
    </message>
    <message>
      <source>{file} points</source>
      <translation>{file}_点</translation>
    </message>
    <message>
      <source>{n} character cannot be read in this encoding, and stands as �.</source>
      <translation>有 {n} 个字符无法按此编码识别，显示为 �。</translation>
    </message>
    <message>
      <source>{n} characters cannot be read in this encoding, and stand as �.</source>
      <translation>有 {n} 个字符无法按此编码识别，显示为 �。</translation>
    </message>
    <message>
      <source>{n} of the places has no geometry, and nothing is matched with it.</source>
      <translation>{n} 个地点没有几何图形，不参与匹配。</translation>
    </message>
    <message>
      <source>{n} of the places have no geometry, and nothing is matched with them.</source>
      <translation>{n} 个地点没有几何图形，不参与匹配。</translation>
    </message>
    <message>
      <source>{n} row has no geometry with usable coordinates, and stays as it is.</source>
      <translation>{n} 行没有坐标可用的几何图形，保持原样。</translation>
    </message>
    <message>
      <source>{n} row has no name or no place, and is kept as it is.</source>
      <translation>{n} 行没有名称或位置，原样保留。</translation>
    </message>
    <message>
      <source>{n} row lies outside the ground that is shifted, and stays where it is.</source>
      <translation>{n} 行位于偏移适用范围之外，位置不变。</translation>
    </message>
    <message>
      <source>{n} rows have no geometry with usable coordinates, and stay as they are.</source>
      <translation>{n} 行没有坐标可用的几何图形，保持原样。</translation>
    </message>
    <message>
      <source>{n} rows have no name or no place, and are kept as they are.</source>
      <translation>{n} 行没有名称或位置，原样保留。</translation>
    </message>
    <message>
      <source>{n} rows lie outside the ground that is shifted, and stay where they are.</source>
      <translation>{n} 行位于偏移适用范围之外，位置不变。</translation>
    </message>
    <message>
      <source>{rows} say that they were moved from one system to another before.</source>
      <translation>{rows}带有此前已转换过坐标的标记。</translation>
    </message>
    <message>
      <source>{rows} says that it was moved from one system to another before.</source>
      <translation>{rows}带有此前已转换过坐标的标记。</translation>
    </message>
    <message>
      <source>{rows} was moved, by {m:,.0f} m.</source>
      <translation>{rows}已转换，移动 {m:,.0f} 米。</translation>
    </message>
    <message>
      <source>{rows} were moved, by {m:,.0f} m on average.</source>
      <translation>{rows}已移动，平均移动 {m:,.0f} 米。</translation>
    </message>
    <message>
      <source>“{file}” cannot be opened.</source>
      <translation>无法打开“{file}”。</translation>
    </message>
    <message>
      <source>“{file}” has no people where the buildings lie.</source>
      <translation>“{file}”在建筑所在范围内没有人口。</translation>
    </message>
    <message>
      <source>“{file}” is a workbook in the old format (XLS), or one with a password.</source>
      <translation>“{file}”是旧版工作簿（XLS），或设有密码。</translation>
    </message>
    <message>
      <source>“{file}” is not a grid with a coordinate reference system.</source>
      <translation>“{file}”不是带坐标系的格网。</translation>
    </message>
    <message>
      <source>“{file}” is not a readable workbook.</source>
      <translation>“{file}”不是可读取的工作簿。</translation>
    </message>
  </context>
  <context>
    <name>DensityReport</name>
    <message>
      <source>Built-up density falls gently outward, without a break</source>
      <translation>建成区密度由内向外缓慢下降，没有转折</translation>
    </message>
    <message>
      <source>Built-up density falls most between {r1} and {r2}</source>
      <translation>建成区密度在 {r1} 至 {r2} 之间下降最快</translation>
    </message>
    <message>
      <source>Built-up density outward, and the fitted curve</source>
      <translation>由内向外的建成区密度与拟合曲线</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>曲线参数</translation>
    </message>
    <message>
      <source>Density is built-up area over land area of a band inside the boundary, water left out. The inverse S curve f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c is fitted by least squares (Jiao 2015, Landscape and Urban Planning 139: 26–39); the rings end where its third derivative vanishes, at D/2 · (1 ∓ 1.317/α). Compactness is the fall of density between the two breaks per kilometre. With α ≤ 1.317 there are no breaks between the centre and D: no central city, and no compactness.</source>
      <translation>密度为边界内各环带建成区面积与陆地面积（扣除水面）之比。用最小二乘法拟合反S曲线 f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c（Jiao 2015，Landscape and Urban Planning 139: 26–39）；圈层分界取其三阶导数为零处，即 D/2 · (1 ∓ 1.317/α)。紧凑度为两个分界之间每公里的密度降幅。当 α ≤ 1.317 时，中心与 D 之间没有分界：既无中心城区，也无紧凑度。</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>数值</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>圈层</translation>
    </message>
    <message>
      <source>Rings from built-up density</source>
      <translation>由建成区密度划分圈层</translation>
    </message>
    <message>
      <source>The city</source>
      <translation>本市</translation>
    </message>
    <message>
      <source>built-up</source>
      <translation>建成区</translation>
    </message>
    <message>
      <source>built-up share of land</source>
      <translation>建成区占陆地比例</translation>
    </message>
    <message>
      <source>centre</source>
      <translation>中心</translation>
    </message>
    <message>
      <source>distance from the centre (km)</source>
      <translation>距中心距离（公里）</translation>
    </message>
    <message>
      <source>inverse S curve</source>
      <translation>反S曲线</translation>
    </message>
    <message>
      <source>least number of bands with land</source>
      <translation>含陆地的环带数下限</translation>
    </message>
    <message>
      <source>least share of the density's variation that the curve explains</source>
      <translation>曲线至少应解释的密度变化比例</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>实测</translation>
    </message>
    <message>
      <source>water</source>
      <translation>水面</translation>
    </message>
    <message>
      <source>width of the bands</source>
      <translation>环带宽度</translation>
    </message>
    <message>
      <source>{city}: density falls at once {r1} from the centre. The near suburb of the curve ends {r2} from it and is narrower than a band ({width}): the data show one edge there, not two.</source>
      <translation>{city}：密度在距中心 {r1} 处骤降。曲线划出的近郊区止于 {r2}，窄于一个统计带（{width}）：数据在此只显示一条边界，而非两条。</translation>
    </message>
    <message>
      <source>{city}: density falls too gently outward (α = {alpha:.3f} ≤ 1.317); the data show neither where a central city nor where a near suburb ends. The rings written ({rings}) follow the formula and are no finding.</source>
      <translation>{city}：密度由内向外下降过缓（α = {alpha:.3f} ≤ 1.317）；数据既不能说明中心城区止于何处，也不能说明近郊区止于何处。所输出的圈层（{rings}）仅由公式得出，不是分析结论。</translation>
    </message>
    <message>
      <source>{city}: rings up to {r1} and {r2} from the centre</source>
      <translation>{city}：圈层至距中心 {r1}与 {r2}处</translation>
    </message>
    <message>
      <source>{city}: the central city ends {r1} and the near suburb {r2} from the centre (density falls by {points} percentage points per km there).</source>
      <translation>{city}：中心城区至距中心 {r1}处，近郊区至 {r2}处（其间建成区密度每公里下降 {points} 个百分点）。</translation>
    </message>
    <message>
      <source>{city}: the fitted curve breaks {r1} and {r2} from the centre, but was measured from {first} to {last} only; a break outside is not one that the data show.</source>
      <translation>{city}：拟合曲线的两个分界距中心 {r1} 与 {r2}，但实测范围仅为 {first} 至 {last}；范围以外的分界不是数据所能说明的。</translation>
    </message>
    <message>
      <source>{city}: the rings written</source>
      <translation>{city}：所生成的圈层</translation>
    </message>
    <message>
      <source>{city}: {title}</source>
      <translation>{city}：{title}</translation>
    </message>
  </context>
  <context>
    <name>Dependencies</name>
    <message>
      <source>InnoSpace needs Python {wanted} or newer, and this QGIS brings Python {present}. Install a newer QGIS from qgis.org; on macOS, QGIS 3.40 is too old, and a QGIS from conda-forge has all that is needed.</source>
      <translation>InnoSpace 需要 Python {wanted} 或更高版本，而当前 QGIS 自带的是 Python {present}。请从 qgis.org 安装较新的 QGIS；macOS 版 QGIS 3.40 自带的 Python 过旧，可改用 conda-forge 提供的 QGIS，所需的包均可一并安装。</translation>
    </message>
    <message>
      <source>Run this in a terminal, then start QGIS again: {command}</source>
      <translation>请在终端中执行以下命令，然后重新启动 QGIS：{command}</translation>
    </message>
    <message>
      <source>Run this in the OSGeo4W Shell of this QGIS, then start QGIS again: {command}</source>
      <translation>请在该 QGIS 的 OSGeo4W Shell 中执行以下命令，然后重新启动 QGIS：{command}</translation>
    </message>
    <message>
      <source>The Python package {package} (version {wanted} or newer) is missing.</source>
      <translation>缺少 Python 包 {package}（需 {wanted} 或更高版本）。</translation>
    </message>
    <message>
      <source>The Python package {package} is version {present}, {wanted} or newer is needed.</source>
      <translation>Python 包 {package} 的版本为 {present}，需要 {wanted} 或更高版本。</translation>
    </message>
  </context>
  <context>
    <name>Diagnosis</name>
    <message>
      <source> or </source>
      <translation>或</translation>
    </message>
    <message>
      <source>Central city, near suburb or far suburb, or the ring's number.</source>
      <translation>中心城区、近郊区、远郊区，或圈层序号。</translation>
    </message>
    <message>
      <source>City of the district</source>
      <translation>行政区所属城市</translation>
    </message>
    <message>
      <source>City patterns</source>
      <translation>城市圈层模式</translation>
    </message>
    <message>
      <source>Community diagnosis</source>
      <translation>社区诊断</translation>
    </message>
    <message>
      <source>Counted over the rings. Empty: not counted.</source>
      <translation>按圈层统计数量；留空则不统计。</translation>
    </message>
    <message>
      <source>Coverage by class of facility</source>
      <translation>各类设施覆盖率</translation>
    </message>
    <message>
      <source>Criteria of the screening</source>
      <translation>筛选指标</translation>
    </message>
    <message>
      <source>Distribution report</source>
      <translation>圈层分布报告</translation>
    </message>
    <message>
      <source>Districts with their ring</source>
      <translation>带圈层属性的行政区</translation>
    </message>
    <message>
      <source>Empty: all districts are of one city.</source>
      <translation>留空则视为同属一座城市。</translation>
    </message>
    <message>
      <source>Empty: distances are straight lines, and every result says so.</source>
      <translation>留空则按直线距离计算，各结果均会注明。</translation>
    </message>
    <message>
      <source>Empty: neither rings nor the incubators over them.</source>
      <translation>留空则不划分圈层，也不统计孵化器的圈层分布。</translation>
    </message>
    <message>
      <source>Empty: stock spaces are identified by their number.</source>
      <translation>留空则以序号区分各存量空间。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>Grounds of the incubators</source>
      <translation>孵化器用地</translation>
    </message>
    <message>
      <source>How well is a community doing? Who reaches what on foot and which stock spaces come first; with districts and incubators also the rings of the city, the incubators over them and their layout in town. In one run, with one report; steps whose layers are missing are left out.</source>
      <translation>这个社区现状如何？居民步行能到达哪些设施，哪些存量空间宜优先改造；若有行政区与孵化器图层，还可得到城市圈层、孵化器的圈层分布及城镇布局。一次运行，一份报告；缺少图层的步骤自动略过。</translation>
    </message>
    <message>
      <source>Incubator of the ground</source>
      <translation>用地所属孵化器</translation>
    </message>
    <message>
      <source>Incubators</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>Incubators by ring</source>
      <translation>孵化器所在圈层</translation>
    </message>
    <message>
      <source>Industrial parks and development zones</source>
      <translation>产业园区与开发区</translation>
    </message>
    <message>
      <source>It is needed with {layer}.</source>
      <translation>选用“{layer}”时必须填写。</translation>
    </message>
    <message>
      <source>Kind of facility</source>
      <translation>设施类别</translation>
    </message>
    <message>
      <source>Layout report</source>
      <translation>城镇布局报告</translation>
    </message>
    <message>
      <source>Left out, because their layers were not given: {steps}.</source>
      <translation>以下步骤因未提供图层而略过：{steps}。</translation>
    </message>
    <message>
      <source>Life circle</source>
      <translation>居住单元可达性</translation>
    </message>
    <message>
      <source>Life circle report</source>
      <translation>生活圈报告</translation>
    </message>
    <message>
      <source>Name of the stock space</source>
      <translation>存量空间名称</translation>
    </message>
    <message>
      <source>Names or codes of AMap, OSM tags, or classes of your own.</source>
      <translation>高德分类名称或编码、OSM 标签，或自定义类别。</translation>
    </message>
    <message>
      <source>Old factories, idle offices, warehouses. Empty: no screening.</source>
      <translation>老旧厂房、闲置办公、仓库等；留空则不做筛选。</translation>
    </message>
    <message>
      <source>One row per criterion: field, benefit or cost, weight and, if wanted, its bounds.</source>
      <translation>每行一项指标：字段、效益型或成本型、权重，需要时再填上下限。</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People at each place. Empty: only places are counted.</source>
      <translation>每个居住单元的人口数；留空则只统计单元数。</translation>
    </message>
    <message>
      <source>Points of interest, schools, innovation spaces.</source>
      <translation>兴趣点、学校、众创空间等。</translation>
    </message>
    <message>
      <source>Polygons of other innovation spaces that incubators may stand in.</source>
      <translation>孵化器可能位于其中的其他创新空间（面）。</translation>
    </message>
    <message>
      <source>Polygons of production space that incubators may stand in.</source>
      <translation>孵化器可能位于其中的生产空间（面）。</translation>
    </message>
    <message>
      <source>Ranked stock spaces</source>
      <translation>存量空间排序</translation>
    </message>
    <message>
      <source>Residential buildings or points of the place that is diagnosed.</source>
      <translation>被诊断社区的居住建筑或居民点。</translation>
    </message>
    <message>
      <source>Ring of the district</source>
      <translation>行政区所属圈层</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>圈层</translation>
    </message>
    <message>
      <source>Screening report</source>
      <translation>存量空间筛选报告</translation>
    </message>
    <message>
      <source>Standard of the life circle</source>
      <translation>生活圈标准</translation>
    </message>
    <message>
      <source>Stock spaces</source>
      <translation>存量空间</translation>
    </message>
    <message>
      <source>Streets</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>The model cannot be written there.</source>
      <translation>无法将模型写入该文件夹。</translation>
    </message>
    <message>
      <source>The polygons that they stand on. Empty: no layout in town.</source>
      <translation>孵化器所在用地（面）；留空则不判定城镇布局。</translation>
    </message>
    <message>
      <source>The same value: one incubator on several grounds.</source>
      <translation>取值相同的用地属于同一孵化器。</translation>
    </message>
    <message>
      <source>Town layout</source>
      <translation>城镇布局类型</translation>
    </message>
    <message>
      <source>Universities and institutes</source>
      <translation>高校与科研机构</translation>
    </message>
    <message>
      <source>What is there</source>
      <translation>已有数据</translation>
    </message>
    <message>
      <source>Where people live</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>Which facilities have to be within which distance.</source>
      <translation>规定哪些设施应在多远距离之内。</translation>
    </message>
    <message>
      <source>{step} ({layers})</source>
      <translation>{step}（缺少：{layers}）</translation>
    </message>
  </context>
  <context>
    <name>DiagnosisDialog</name>
    <message>
      <source>How well is a community doing, in one run?</source>
      <translation>一次运行，全面诊断一个社区</translation>
    </message>
    <message>
      <source>How well is this community doing?</source>
      <translation>这个社区现状如何？</translation>
    </message>
    <message>
      <source>What does the chapter of a plan say of this city?</source>
      <translation>这座城市的专项章节应写些什么？</translation>
    </message>
  </context>
  <context>
    <name>Dialog</name>
    <message>
      <source>&amp;First steps with the sample</source>
      <translation>用样例数据入门(&amp;F)</translation>
    </message>
    <message>
      <source>&amp;Question:</source>
      <translation>问题(&amp;Q)：</translation>
    </message>
    <message>
      <source>.</source>
      <translation>。</translation>
    </message>
    <message>
      <source>A field is needed.</source>
      <translation>需要一个字段。</translation>
    </message>
    <message>
      <source>A file is needed.</source>
      <translation>需要一个文件。</translation>
    </message>
    <message>
      <source>A layer is needed.</source>
      <translation>需要一个图层。</translation>
    </message>
    <message>
      <source>A value is needed here.</source>
      <translation>此处需要填写。</translation>
    </message>
    <message>
      <source>Add a row</source>
      <translation>添加一行</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>高级参数</translation>
    </message>
    <message>
      <source>As Python</source>
      <translation>复制为 Python</translation>
    </message>
    <message>
      <source>As qgis_process command</source>
      <translation>复制为 qgis_process 命令</translation>
    </message>
    <message>
      <source>At least one of these is needed: {titles}.</source>
      <translation>以下各项至少须选择一项：{titles}。</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>取消(&amp;N)</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>图表</translation>
    </message>
    <message>
      <source>Chart (&amp;4)</source>
      <translation>图表(&amp;4)</translation>
    </message>
    <message>
      <source>Chart as PNG …</source>
      <translation>图表另存为 PNG …</translation>
    </message>
    <message>
      <source>Chart as SVG …</source>
      <translation>图表另存为 SVG …</translation>
    </message>
    <message>
      <source>Chart or table</source>
      <translation>图表或表格</translation>
    </message>
    <message>
      <source>Chart {n}</source>
      <translation>图表 {n}</translation>
    </message>
    <message>
      <source>Choose another layer, or check its filter.</source>
      <translation>请换一个图层，或检查其过滤条件。</translation>
    </message>
    <message>
      <source>Choose another layer.</source>
      <translation>请换一个图层。</translation>
    </message>
    <message>
      <source>Choose one of the layer's fields.</source>
      <translation>请选择该图层的一个字段。</translation>
    </message>
    <message>
      <source>Choose one with the button beside it.</source>
      <translation>点击右侧按钮选择。</translation>
    </message>
    <message>
      <source>Choose one, add it to the project, or pick on the map.</source>
      <translation>请选择一个，将其添加到工程，或在地图上拾取。</translation>
    </message>
    <message>
      <source>Choose one, or add it to the project.</source>
      <translation>请选择图层，或将其添加到工程中。</translation>
    </message>
    <message>
      <source>Click each on the map, a picked one to remove it; a right click ends</source>
      <translation>在地图上逐个点击位置，再次点击已拾取的点可将其删除，单击右键结束</translation>
    </message>
    <message>
      <source>Click the centre on the map</source>
      <translation>在地图上点击中心位置</translation>
    </message>
    <message>
      <source>Collapse: {box}</source>
      <translation>折叠：{box}</translation>
    </message>
    <message>
      <source>Cop&amp;y</source>
      <translation>复制(&amp;Y)</translation>
    </message>
    <message>
      <source>Copy d&amp;iagnostics</source>
      <translation>复制诊断信息(&amp;I)</translation>
    </message>
    <message>
      <source>Diagnosis model in the model designer</source>
      <translation>在模型设计器中打开社区诊断</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>诊断信息</translation>
    </message>
    <message>
      <source>E&amp;xport</source>
      <translation>导出(&amp;X)</translation>
    </message>
    <message>
      <source>Help</source>
      <translation>帮助</translation>
    </message>
    <message>
      <source>How important is the row beside the column? 1 equally, 3 slightly more, 5 clearly, 7 strongly, 9 extremely; fill in the upper right only.</source>
      <translation>行比列重要多少？1 同等，3 稍重要，5 明显，7 强烈，9 极端；只填右上角。</translation>
    </message>
    <message>
      <source>Its coordinates do not measure in metres; lengths are measured in {crs}.</source>
      <translation>该图层坐标不以米为单位；长度将在 {crs} 中量算。</translation>
    </message>
    <message>
      <source>Lo&amp;g</source>
      <translation>日志(&amp;G)</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>日志</translation>
    </message>
    <message>
      <source>M&amp;ap sheet</source>
      <translation>出图(&amp;A)</translation>
    </message>
    <message>
      <source>Next step, with this result filled in: {question}</source>
      <translation>下一步（自动填入本次结果）：{question}</translation>
    </message>
    <message>
      <source>Nothing found, because {cause}</source>
      <translation>未得到结果：{cause}</translation>
    </message>
    <message>
      <source>Nothing has been run yet.</source>
      <translation>尚未运行。</translation>
    </message>
    <message>
      <source>Open repor&amp;t</source>
      <translation>打开报告(&amp;T)</translation>
    </message>
    <message>
      <source>Pick on the map</source>
      <translation>在地图上拾取</translation>
    </message>
    <message>
      <source>Picked centre</source>
      <translation>拾取的中心</translation>
    </message>
    <message>
      <source>Picked: {what}</source>
      <translation>已拾取：{what}</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>R&amp;un</source>
      <translation>运行(&amp;U)</translation>
    </message>
    <message>
      <source>Remarks</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>Remove the row</source>
      <translation>删除该行</translation>
    </message>
    <message>
      <source>Report as ODT, for Word and WPS …</source>
      <translation>报告另存为 ODT（Word、WPS 可编辑）…</translation>
    </message>
    <message>
      <source>Report as PDF …</source>
      <translation>报告另存为 PDF …</translation>
    </message>
    <message>
      <source>Result layer</source>
      <translation>结果图层</translation>
    </message>
    <message>
      <source>Running; QGIS can be used meanwhile.</source>
      <translation>正在运行；期间可继续使用 QGIS。</translation>
    </message>
    <message>
      <source>Sample: Nanjing region</source>
      <translation>样例：南京都市圈</translation>
    </message>
    <message>
      <source>Sample: community (synthetic)</source>
      <translation>样例：社区（合成）</translation>
    </message>
    <message>
      <source>Save chart</source>
      <translation>保存图表</translation>
    </message>
    <message>
      <source>Save report</source>
      <translation>保存报告</translation>
    </message>
    <message>
      <source>Save table</source>
      <translation>保存表格</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>步骤</translation>
    </message>
    <message>
      <source>Stopping …</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <source>Such as the default: {default}.</source>
      <translation>例如默认值：{default}。</translation>
    </message>
    <message>
      <source>Table (&amp;5)</source>
      <translation>表格(&amp;5)</translation>
    </message>
    <message>
      <source>Table as CSV …</source>
      <translation>表格另存为 CSV …</translation>
    </message>
    <message>
      <source>Table of the results</source>
      <translation>结果表</translation>
    </message>
    <message>
      <source>The layer cannot be read.</source>
      <translation>无法读取该图层。</translation>
    </message>
    <message>
      <source>The layer has no features.</source>
      <translation>该图层没有要素。</translation>
    </message>
    <message>
      <source>The run failed without saying why.</source>
      <translation>运行失败，未说明原因。</translation>
    </message>
    <message>
      <source>The user guide's page on this tool</source>
      <translation>打开用户指南中本工具的页面</translation>
    </message>
    <message>
      <source>The weights were not taken: no number of the candidates is called {names}. Name the criteria of the judgements as the fields are called, or enter the weights here.</source>
      <translation>权重未采用：候选空间中没有名为“{names}”的数值字段。请在两两比较中按字段名称填写指标，或在此处直接填写权重。</translation>
    </message>
    <message>
      <source>User &amp;guide</source>
      <translation>用户指南(&amp;G)</translation>
    </message>
    <message>
      <source>Where results go</source>
      <translation>输出</translation>
    </message>
    <message>
      <source>all facilities of the classes asked for that have a street hang apart from the main network. Join the streets first with “Check a street network”.</source>
      <translation>所要求类别中已连接道路的设施全部与主路网断开。请先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>no facility is recognised as one of the classes asked for.</source>
      <translation>没有识别出属于所要求类别的设施。</translation>
    </message>
    <message>
      <source>no row could be assessed</source>
      <translation>没有一行能够评估</translation>
    </message>
    <message>
      <source>of some of the classes asked for no facility is recognised, and of the others all that have a street hang apart from the main network. Join the streets first with “Check a street network”.</source>
      <translation>所要求的类别中，一部分没有识别出任何设施，其余各类已连接道路的设施全部与主路网断开。请先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>other</source>
      <translation>其他</translation>
    </message>
    <message>
      <source>the result has no rows</source>
      <translation>结果没有任何记录</translation>
    </message>
    <message>
      <source>{layer}: no rows; the layer is not added to the project.</source>
      <translation>{layer}：没有记录，图层未加入工程。</translation>
    </message>
    <message>
      <source>{name}: {value}</source>
      <translation>{name}：{value}</translation>
    </message>
    <message>
      <source>{n} more remark in the log</source>
      <translation>日志中另有 {n} 条提示</translation>
    </message>
    <message>
      <source>{n} more remarks in the log</source>
      <translation>日志中另有 {n} 条提示</translation>
    </message>
    <message>
      <source>{n} other value</source>
      <translation>其他 {n} 种取值</translation>
    </message>
    <message>
      <source>{n} other values</source>
      <translation>其他 {n} 种取值</translation>
    </message>
    <message>
      <source>{part}: needs {inputs}</source>
      <translation>{part}：缺少{inputs}</translation>
    </message>
    <message>
      <source>{title} ({n})</source>
      <translation>{title}（{n}）</translation>
    </message>
    <message>
      <source>① Data (&amp;1)</source>
      <translation>① 数据(&amp;1)</translation>
    </message>
    <message>
      <source>② Method (&amp;2)</source>
      <translation>② 方法(&amp;2)</translation>
    </message>
    <message>
      <source>③ Results (&amp;3)</source>
      <translation>③ 结果(&amp;3)</translation>
    </message>
    <message>
      <source>■ Cancelled; nothing was written.</source>
      <translation>■ 已取消；未写入任何结果。</translation>
    </message>
    <message>
      <source>✔ Done in {seconds} s; the layers are in the project.</source>
      <translation>✔ 已完成，用时 {seconds} 秒；图层已加入工程。</translation>
    </message>
    <message>
      <source>✔ Saved {path}</source>
      <translation>✔ 已保存 {path}</translation>
    </message>
    <message>
      <source>✖ {path} was not saved: {why}</source>
      <translation>✖ 未能保存 {path}：{why}</translation>
    </message>
  </context>
  <context>
    <name>Drivers</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A class of its own for each area, so that q is 1 and says nothing: {factors}.</source>
      <translation>每个单元自成一类，q 值恒为 1，没有意义：{factors}。</translation>
    </message>
    <message>
      <source>Among {n} areas none of the factors explains more of the differences in “{count}” than chance may.</source>
      <translation>在 {n} 个单元中，没有任何因子对“{count}”差异的解释力超出随机可能达到的程度。</translation>
    </message>
    <message>
      <source>Among {n} areas none of the factors that were tested explains more of the differences in “{count}” than chance may.</source>
      <translation>在 {n} 个单元中，所检验的因子对“{count}”差异的解释力均未超出随机可能达到的程度。</translation>
    </message>
    <message>
      <source>Among {n} areas the differences in “{count}” go with: {factors}. In brackets: the share of the differences that lies between its classes, and the adjusted p.</source>
      <translation>在 {n} 个单元中，“{count}”的差异与以下因子相关：{factors}。括号内为类间差异所占比例与校正后的 p 值。</translation>
    </message>
    <message>
      <source>Among {n} areas the order of “{count}” goes with that of some factors, while the classes of none explain more of the differences than chance may: cut into classes, areas of one class count as alike.</source>
      <translation>在 {n} 个单元中，“{count}”的位序与部分因子的位序相关，而没有任何因子的分类对差异的解释超出随机：分类之后，同类单元视为无差别。</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>单元</translation>
    </message>
    <message>
      <source>Choose a field that holds a number for at least {n} areas.</source>
      <translation>请选择至少在 {n} 个单元中有数值的字段。</translation>
    </message>
    <message>
      <source>Choose another field.</source>
      <translation>请选择其他字段。</translation>
    </message>
    <message>
      <source>Choose one field or more.</source>
      <translation>请选择一个或多个字段。</translation>
    </message>
    <message>
      <source>Cities, districts or cells, a row each; a table without geometry will do.</source>
      <translation>城市、区县或网格，每行一个；没有几何的表格亦可。</translation>
    </message>
    <message>
      <source>Classes of a number</source>
      <translation>数值因子的分级数</translation>
    </message>
    <message>
      <source>Every factor with kind (number or class), rho (Spearman, numbers only) and its p, q (share of the differences that lies between its classes) and its q_p. Both p are not adjusted; the report adjusts them for the number of factors.</source>
      <translation>每个因子的类型（数值或类别）、斯皮尔曼 ρ（仅数值因子）及其 p 值、q 值（类间差异所占比例）及其 p 值。两个 p 值均未校正；报告中按因子数校正。</translation>
    </message>
    <message>
      <source>Every two factors with q of the classes that both make, and type: how they act together; empty where both explain just what one of them does, and where each area is a class of its own. Chance alone gives most pairs a type: which of them are a finding is said in the report.</source>
      <translation>每两个因子：二者共同分类的 q，以及 type（交互类型）；二者的解释力与其中之一相同，或每个单元自成一类时为空。随机情形下多数因子对也会得出类型：哪些构成结论，见报告。</translation>
    </message>
    <message>
      <source>Factors</source>
      <translation>影响因子</translation>
    </message>
    <message>
      <source>How many classes a factor of numbers is cut into, by natural breaks; fewer where there are fewer values. Many classes of few areas explain much by chance alone.</source>
      <translation>数值因子按自然断点法划分的级数；取值较少时级数相应减少。单元少而级数多时，仅凭随机解释力也会很高。</translation>
    </message>
    <message>
      <source>Known for fewer than {few} areas: {factors}. What is found of these, alone and together with others, holds for just these areas; it cannot be said that it is so elsewhere, nor that a factor without a finding plays no part.</source>
      <translation>取值已知的单元不足 {few} 个：{factors}。有关这些因子（单独或与其他因子共同）的结论仅适用于这些单元；不能推及他处，也不能说不显著的因子没有作用。</translation>
    </message>
    <message>
      <source>Mean “{count}” by class of “{factor}”</source>
      <translation>按“{factor}”分类的“{count}”均值</translation>
    </message>
    <message>
      <source>No factor could be tested.</source>
      <translation>没有可供检验的因子。</translation>
    </message>
    <message>
      <source>No other factor can be distinguished from chance: {factors}.</source>
      <translation>其余因子的作用与随机无显著差异：{factors}。</translation>
    </message>
    <message>
      <source>Not tested: {factors}.</source>
      <translation>未作检验的因子：{factors}。</translation>
    </message>
    <message>
      <source>Number to explain</source>
      <translation>待解释的数量</translation>
    </message>
    <message>
      <source>Of four areas or fewer no order is rare enough to be distinguished from chance.</source>
      <translation>单元不超过四个时，任何次序都不足以与随机区分。</translation>
    </message>
    <message>
      <source>Of these the order alone is a finding: with fewer than {n} areas in a class on average the share that lies between the classes says little: {factors}.</source>
      <translation>以下因子仅以上述秩相关为结论；每类平均不足 {n} 个单元，类间差异所占比例参考意义不大：{factors}。</translation>
    </message>
    <message>
      <source>One or more fields, of numbers (residents, jobs, metres to the metro) or of classes (tier, ring, land use). Codes in a field of numbers count as numbers: make them text where their order means nothing. An area without a value is left out for that factor.</source>
      <translation>一个或多个字段：数值（人口、就业、至地铁站距离）或类别（城市等级、圈层、用地性质）。数值字段中的代码按数值处理：次序没有意义时请改为文本。缺值的单元在该因子中不计。</translation>
    </message>
    <message>
      <source>Only the classes differ, without a rise or fall all along that could be distinguished from chance: {factors}.</source>
      <translation>仅各类之间有差异，未见与随机显著不同的持续升降：{factors}。</translation>
    </message>
    <message>
      <source>Only the order goes along, while the classes explain no more than chance may: {factors}.</source>
      <translation>仅位序相关，分类的解释力未超出随机：{factors}。</translation>
    </message>
    <message>
      <source>Part of this rests on areas that are alone in their class; without them the share between the classes is: {factors}.</source>
      <translation>其中一部分取决于独自成一类的单元；去掉这些单元后，类间差异占比为：{factors}。</translation>
    </message>
    <message>
      <source>The number of incubators, or their density. An area without a number is left out.</source>
      <translation>孵化器数量或密度。没有数值的单元不计。</translation>
    </message>
    <message>
      <source>The very numbers that are to be explained, which they do not explain: {factors}.</source>
      <translation>与被解释的数量完全相同，不构成解释：{factors}。</translation>
    </message>
    <message>
      <source>These are {n} areas, fewer than {few}. It can be said how “{count}” is spread among just these; it cannot be said that it is so elsewhere, which of factors that go together counts, or that a factor without a finding plays no part. So few areas in many classes give a high share by chance alone; beside each share stands what chance gives.</source>
      <translation>仅有 {n} 个单元，不足 {few} 个。可以说明“{count}”在这些单元之间如何分布；不能据此推断其他地区亦然，不能判断相互关联的因子中哪一个起作用，也不能断定未见显著的因子没有作用。单元少而类别多时，仅凭随机也会得到很高的比例；各比例旁均列出随机期望值。</translation>
    </message>
    <message>
      <source>Together “{a}” and “{b}” explain {q} of the differences in “{count}”, no more than “{one}” alone; chance alone would give {usual} with as many classes.</source>
      <translation>“{a}”与“{b}”共同解释“{count}”差异的 {q}，并不多于“{one}”单独所解释的；类别数相同时仅凭随机为 {usual}。</translation>
    </message>
    <message>
      <source>Together “{a}” and “{b}” explain {q} of the differences in “{count}”, where chance alone would give {usual} with as many classes: no finding.</source>
      <translation>“{a}”与“{b}”共同解释“{count}”差异的 {q}，而类别数相同时仅凭随机即为 {usual}：不能作为结论。</translation>
    </message>
    <message>
      <source>Together “{a}” and “{b}” explain {q} of the differences in “{count}”, {how}; chance alone would give {usual} with as many classes.</source>
      <translation>“{a}”与“{b}”共同解释“{count}”差异的 {q}，{how}；类别数相同时仅凭随机为 {usual}。</translation>
    </message>
    <message>
      <source>Two factors together</source>
      <translation>双因子交互</translation>
    </message>
    <message>
      <source>Two factors together make each area a class of its own: no finding.</source>
      <translation>任意两个因子共同分类后每个单元自成一类，得不出结论。</translation>
    </message>
    <message>
      <source>Two factors together make so many classes that fewer than {n} areas fall into each on average: what they explain together is not reported as a finding.</source>
      <translation>两个因子共同形成的类别过多，每类平均不足 {n} 个单元：其共同解释力不列为结论。</translation>
    </message>
    <message>
      <source>Two factors together: q of the classes that both make; nonlinear enhancement where it is more than both alone added up, bi-factor enhancement where it is more than either, taken over the areas that have both; none where each area is a class of its own. More classes explain more by themselves, and pairs are not tested against chance. Whatever goes together may do so for a third reason: none of this says what causes what.</source>
      <translation>双因子交互：两个因子共同形成的类别的 q 值；大于两者单独之和为非线性增强，大于任一单独值为双因子增强，均按两者皆有值的单元计算；每个单元自成一类时不作判断。类别越多，解释力自然越高；双因子未作显著性检验。相关可能出于第三种原因：以上均不说明因果。</translation>
    </message>
    <message>
      <source>What each factor explains of the differences in “{count}”</source>
      <translation>各因子对“{count}”差异的解释力</translation>
    </message>
    <message>
      <source>What goes with the number</source>
      <translation>驱动因子（地理探测器）</translation>
    </message>
    <message>
      <source>What two factors explain together of the differences in “{count}” (%)</source>
      <translation>双因子对“{count}”差异的共同解释力（%）</translation>
    </message>
    <message>
      <source>Which factors go with the number of incubators of cities, districts or cells, alone and two together, and is it more than chance? Rank correlation and Geodetector (地理探测器).</source>
      <translation>哪些因子与城市、区县或网格的孵化器数量相关，单独如何、两两交互如何，是否超出随机？采用秩相关与地理探测器。</translation>
    </message>
    <message>
      <source>With fewer than {n} areas in a class on average the share that lies between the classes says little, and is not reported as a finding: {factors}.</source>
      <translation>下列因子每类平均不足 {n} 个单元，类间差异所占比例不具统计意义，不列为结论：{factors}。</translation>
    </message>
    <message>
      <source>all areas have the same number: there are no differences to explain.</source>
      <translation>所有单元的数量相同，没有差异可解释。</translation>
    </message>
    <message>
      <source>as much as both alone added up</source>
      <translation>等于两者单独之和</translation>
    </message>
    <message>
      <source>by chance, on average</source>
      <translation>随机期望</translation>
    </message>
    <message>
      <source>mean “{count}” of the areas</source>
      <translation>“{count}”的单元均值</translation>
    </message>
    <message>
      <source>more than both alone added up</source>
      <translation>大于两者单独之和</translation>
    </message>
    <message>
      <source>more than either alone</source>
      <translation>大于任一单独值</translation>
    </message>
    <message>
      <source>no factor is given.</source>
      <translation>未指定因子。</translation>
    </message>
    <message>
      <source>no finding</source>
      <translation>不列为结论</translation>
    </message>
    <message>
      <source>p: how often the numbers, shuffled over the areas, go with the factor at least as closely (ρ two-sided); all orders of up to {exact} areas, beyond that {draws} seeded shuffles. Adjusted p: for the number of factors (Benjamini &amp; Hochberg 1995); sentences go by it, at 5%. F and its p: the non-central F test of Wang, Zhang &amp; Fu 2016.</source>
      <translation>p：数量在各单元间随机重排后，与因子的关联至少同样密切的频率（ρ 为双侧）；不超过 {exact} 个单元时遍历全部排列，超过时采用 {draws} 次固定种子重排。校正后 p 值：按因子数校正（Benjamini 与 Hochberg 1995），结论以此为准，界限为 5%。F 及其 p 值：非中心 F 检验（Wang、Zhang 与 Fu 2016）。</translation>
    </message>
    <message>
      <source>share of the differences between classes (%)</source>
      <translation>类间差异所占比例（%）</translation>
    </message>
    <message>
      <source>{factors} (a class of its own for each area)</source>
      <translation>{factors}（每个单元自成一类）</translation>
    </message>
    <message>
      <source>{factors} (all areas for which it is known have the same number)</source>
      <translation>{factors}（有值的各单元数量相同）</translation>
    </message>
    <message>
      <source>{factors} (known for fewer than {n} areas)</source>
      <translation>{factors}（已知取值的单元不足 {n} 个）</translation>
    </message>
    <message>
      <source>{factors} (the same in all areas)</source>
      <translation>{factors}（各单元取值相同）</translation>
    </message>
    <message>
      <source>{factor} ({share}, {p})</source>
      <translation>{factor}（{share}，{p}）</translation>
    </message>
    <message>
      <source>{factor} ({share}; by chance {usual})</source>
      <translation>{factor}（{share}；随机平均 {usual}）</translation>
    </message>
    <message>
      <source>{factor} (ρ = {rho:+.2f}, {p})</source>
      <translation>{factor}（ρ = {rho:+.2f}，{p}）</translation>
    </message>
    <message>
      <source>{name} ({n} area)</source>
      <translation>{name}（{n} 个单元）</translation>
    </message>
    <message>
      <source>{name} ({n} areas)</source>
      <translation>{name}（{n} 个单元）</translation>
    </message>
    <message>
      <source>{n} area has a number.</source>
      <translation>{n} 个单元有数值。</translation>
    </message>
    <message>
      <source>{n} area has no number and is left out.</source>
      <translation>{n} 个单元没有数值，未计入。</translation>
    </message>
    <message>
      <source>{n} areas have a number.</source>
      <translation>{n} 个单元有数值。</translation>
    </message>
    <message>
      <source>{n} areas have no number and are left out.</source>
      <translation>{n} 个单元没有数值，未计入。</translation>
    </message>
    <message>
      <source>{word} ({layer})</source>
      <translation>{word}（{layer}）</translation>
    </message>
    <message>
      <source>{word} of incubators</source>
      <translation>孵化器{word}</translation>
    </message>
    <message>
      <source>ρ: Spearman's rank correlation of a factor of numbers with the number. q: Geodetector (Wang et al. 2010), the share of the variance that lies between the classes of a factor, one less Σ Nσ² of the classes ÷ Nσ² of all areas; numbers are cut into classes by natural breaks (Jenks), other values are classes. Chance alone gives (L − 1) ÷ (n − 1) on average, for L classes of n areas.</source>
      <translation>ρ：数值因子与数量的斯皮尔曼秩相关。q：地理探测器（Wang 等 2010），因子各类之间的方差所占比例，即 1 减去各类 Nσ² 之和与全部单元 Nσ² 之比；数值按自然断点法（Jenks）分级，其他取值即为类别。n 个单元分为 L 类时，仅凭随机平均为（L − 1）÷（n − 1）。</translation>
    </message>
    <message>
      <source>“{a}” and “{b}” explain {q}, but in so many classes that chance alone would give {usual}: told is the pair that is farthest above chance.</source>
      <translation>“{a}”与“{b}”的共同解释力为 {q}，但类别较多，仅凭随机已达 {usual}；此处所述为超出随机最多的一对因子。</translation>
    </message>
    <message>
      <source>“{count}” falls with: {factors}.</source>
      <translation>“{count}”随以下因子升高而下降：{factors}。</translation>
    </message>
    <message>
      <source>“{count}” rises with: {factors}.</source>
      <translation>“{count}”随以下因子升高而上升：{factors}。</translation>
    </message>
    <message>
      <source>“{count}”: factors</source>
      <translation>“{count}”的影响因子</translation>
    </message>
    <message>
      <source>“{count}”: two factors together</source>
      <translation>“{count}”的双因子交互</translation>
    </message>
    <message>
      <source>“{factor}” is unknown for {n} area, which is left out for it.</source>
      <translation>“{factor}”在 {n} 个单元中缺值，这些单元在该因子中不计。</translation>
    </message>
    <message>
      <source>“{factor}” is unknown for {n} areas, which are left out for it.</source>
      <translation>“{factor}”在 {n} 个单元中缺值，这些单元在该因子中不计。</translation>
    </message>
    <message>
      <source>“{field}” is what is to be explained, and is left out of the factors.</source>
      <translation>“{field}”为被解释的数量，不计入因子。</translation>
    </message>
    <message>
      <source>“–”: no finding: classes of fewer than {n} areas on average, or no more than chance gives on average, or neither factor a finding by itself.</source>
      <translation>“–”：不列为结论，即平均每类不足 {n} 个单元，或不超过随机的平均水平，或两个因素单独看均无结论。</translation>
    </message>
  </context>
  <context>
    <name>DuplicatePois</name>
    <message>
      <source>Give metres such as 100 and a similarity such as 0.85.</source>
      <translation>请给出半径（如 100 米）和相似度（如 0.85）。</translation>
    </message>
    <message>
      <source>Merged</source>
      <translation>已合并</translation>
    </message>
    <message>
      <source>Not merged: different numerals</source>
      <translation>未合并：数字不同</translation>
    </message>
    <message>
      <source>Not merged: different types</source>
      <translation>未合并：类型不同</translation>
    </message>
    <message>
      <source>Not merged: type unknown, between two types</source>
      <translation>未合并：类型不明，介于两类之间</translation>
    </message>
    <message>
      <source>Pairs by what became of them</source>
      <translation>各类处理结果的成对数量</translation>
    </message>
    <message>
      <source>Pairs of rows</source>
      <translation>成对的行</translation>
    </message>
    <message>
      <source>Places that are listed more than once</source>
      <translation>重复列出的地点</translation>
    </message>
    <message>
      <source>Rows within {radius} m of each other are compared by name. Width, case, blanks, punctuation, the form of a company, the city in front and endings with their numerals (幢, 栋, 单元, 门) do not count. Similarity is 1 − edits ÷ length of the longer name; from {similarity} on rows are one place, unless numerals differ (七 is 7; the letter or side of a building, as in A座 or 东区, counts as one) or main types do (codes as in AMap's table, a lost zero put back). A row without a type goes with any one, but with none where it would join two. What is one place with a third is one place. The row with the most values is kept, whole. Pairs down to 0.15 below, of one type and with the same numerals, are listed for a person to decide.</source>
      <translation>相距不超过 {radius} 米的行按名称比较。全角半角、大小写、空格、标点、公司形式、开头的城市以及带数字的词尾（幢、栋、单元、门）不计。相似度 = 1 − 编辑次数 ÷ 较长名称的字数；达到 {similarity} 即视为同一地点，但数字不同（七即 7；“A座”“东区”中的字母或方位按数字对待）或主类型不同（编码按高德编码表，补回丢失的首位零）的除外。没有类型的行可与任一类型合并，但若会使两种类型相连则不合并。分别与第三行同为一处的行也合并。整行保留取值最全的一行。低于该值但不超过 0.15、类型与数字一致的各对列出供人工判断。</translation>
    </message>
    <message>
      <source>Rows: {rows}; places: {places}; places that are listed more than once: {several}.</source>
      <translation>共 {rows} 行，{places} 个地点，其中 {several} 个重复列出。</translation>
    </message>
    <message>
      <source>To decide: similar names</source>
      <translation>待判断：名称相近</translation>
    </message>
    <message>
      <source>pairs</source>
      <translation>对</translation>
    </message>
    <message>
      <source>the value must be greater than 0.</source>
      <translation>该值必须大于 0。</translation>
    </message>
    <message>
      <source>{n} pair has similar names but different numerals, and was not merged.</source>
      <translation>{n} 对名称相近但数字不同，未合并。</translation>
    </message>
    <message>
      <source>{n} pair has similar names but different types, and was not merged.</source>
      <translation>{n} 对名称相近但类型不同，未合并。</translation>
    </message>
    <message>
      <source>{n} pair has similar names, but a row without a type stands between two types; it was not merged.</source>
      <translation>{n} 对名称相似，但其中一行类型未知、介于两种类型之间，未予合并。</translation>
    </message>
    <message>
      <source>{n} pair has similar names: look at it and decide.</source>
      <translation>{n} 对名称相近，请人工判断。</translation>
    </message>
    <message>
      <source>{n} pairs have similar names but different numerals, and were not merged.</source>
      <translation>{n} 对名称相近但数字不同，未合并。</translation>
    </message>
    <message>
      <source>{n} pairs have similar names but different types, and were not merged.</source>
      <translation>{n} 对名称相近但类型不同，未合并。</translation>
    </message>
    <message>
      <source>{n} pairs have similar names, but a row without a type stands between two types; they were not merged.</source>
      <translation>{n} 对名称相似，但其中一行类型未知、介于两种类型之间，未予合并。</translation>
    </message>
    <message>
      <source>{n} pairs have similar names: look at them and decide.</source>
      <translation>{n} 对名称相近，请人工判断。</translation>
    </message>
    <message>
      <source>{n} place joins rows that are farther apart than {radius} m, each near the next: check whether it is one place.</source>
      <translation>有 {n} 处地点所合并的行首尾相距超过 {radius} 米（相邻两行均在半径内）：请核对是否确为同一地点。</translation>
    </message>
    <message>
      <source>{n} places join rows that are farther apart than {radius} m, each near the next: check whether each is one place.</source>
      <translation>有 {n} 处地点所合并的行首尾相距超过 {radius} 米（相邻两行均在半径内）：请逐一核对是否确为同一地点。</translation>
    </message>
  </context>
  <context>
    <name>Edge</name>
    <message>
      <source>Choose the polygon of the ground that the data cover, or leave it empty.</source>
      <translation>请选择数据所覆盖范围的面，或留空。</translation>
    </message>
    <message>
      <source>Then choose the ground that the data cover as the study area.</source>
      <translation>此时请以数据所覆盖的范围作为研究范围。</translation>
    </message>
    <message>
      <source>Then take a layer of facilities that covers all places.</source>
      <translation>此时请改用覆盖全部地点的设施图层。</translation>
    </message>
    <message>
      <source>access there is too low, and all that is compared with the mean is off.</source>
      <translation>这些地方的可达性偏低，与均值的比较也会失准。</translation>
    </message>
    <message>
      <source>all facilities but {n} are spread</source>
      <translation>除外围 {n} 处外其余设施的分布范围</translation>
    </message>
    <message>
      <source>at least {value}</source>
      <translation>至少 {value}</translation>
    </message>
    <message>
      <source>at most {value}</source>
      <translation>至多 {value}</translation>
    </message>
    <message>
      <source>more may be in reach than is counted there, so that the figures of straight lines are no upper bounds there.</source>
      <translation>实际可达的可能多于统计结果，因此直线距离得出的数值在此处不是上限。</translation>
    </message>
    <message>
      <source>numbers and shares there are lower bounds, distances upper bounds.</source>
      <translation>此处的数量与占比为下限，距离为上限。</translation>
    </message>
    <message>
      <source>the facilities are spread</source>
      <translation>设施的分布范围</translation>
    </message>
    <message>
      <source>the layer holds no area.</source>
      <translation>该图层中没有面。</translation>
    </message>
    <message>
      <source>the places (their convex hull)</source>
      <translation>全部地点的最小凸多边形</translation>
    </message>
    <message>
      <source>the streets (their convex hull)</source>
      <translation>路网的最小凸多边形</translation>
    </message>
    <message>
      <source>the study area</source>
      <translation>研究范围</translation>
    </message>
    <message>
      <source>ways may be shorter and pairs more there: distances are upper bounds.</source>
      <translation>这些地点的实际路程可能更短，可到达的点位也可能更多。</translation>
    </message>
    <message>
      <source>ways may be shorter there: areas are lower bounds.</source>
      <translation>此处的实际路径可能更短，服务范围为下限。</translation>
    </message>
    <message>
      <source>{n} of {total} places are farther than {radius} m from the ground over which {spread} (their convex hull). If the layer of facilities ends there although there are more beyond: {meaning} {cure}</source>
      <translation>{total} 处中有 {n} 处距{spread}（其最小凸多边形）超过 {radius} 米。若只是设施图层到此为止，而实际设施并不止于此：{meaning}{cure}</translation>
    </message>
    <message>
      <source>{n} of {total} places are nearer than {radius} m to the edge of {ground}, or beyond it. What lies beyond is unknown: {meaning}</source>
      <translation>{total} 处中有 {n} 处距{ground}边缘不足 {radius} 米或位于其外。边缘以外的情况未知：{meaning}</translation>
    </message>
    <message>
      <source>{n} of {total} places is farther than {radius} m from the ground over which {spread} (their convex hull). If the layer of facilities ends there although there are more beyond: {meaning} {cure}</source>
      <translation>{total} 处中有 {n} 处距{spread}（其最小凸多边形）超过 {radius} 米。若只是设施图层到此为止，而实际设施并不止于此：{meaning}{cure}</translation>
    </message>
    <message>
      <source>{n} of {total} places is nearer than {radius} m to the edge of {ground}, or beyond it. What lies beyond is unknown: {meaning}</source>
      <translation>{total} 处中有 {n} 处距{ground}边缘不足 {radius} 米或位于其外。边缘以外的情况未知：{meaning}</translation>
    </message>
  </context>
  <context>
    <name>Guide</name>
    <message>
      <source>Back</source>
      <translation>后退</translation>
    </message>
    <message>
      <source>Contents</source>
      <translation>目录</translation>
    </message>
    <message>
      <source>Find in this page</source>
      <translation>在本页中查找</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>前进</translation>
    </message>
    <message>
      <source>InnoSpace user guide</source>
      <translation>InnoSpace 用户指南</translation>
    </message>
    <message>
      <source>Navigation</source>
      <translation>导航</translation>
    </message>
    <message>
      <source>Page of the guide</source>
      <translation>指南页面</translation>
    </message>
  </context>
  <context>
    <name>Layout</name>
    <message>
      <source>A few buildings: at most</source>
      <translation>“几栋建筑”的上限</translation>
    </message>
    <message>
      <source>A larger ground is a campus whatever stands on it.</source>
      <translation>用地更大时，无论其上有何建筑均为园区式。</translation>
    </message>
    <message>
      <source>A small site: at most (m²)</source>
      <translation>“小用地”的上限（平方米）</translation>
    </message>
    <message>
      <source>An incubator is near a centre when it is nearer than this (m). A user parameter.</source>
      <translation>距离小于此值（米）即为邻近中心。由使用者设定。</translation>
    </message>
    <message>
      <source>At least one of the two host layers is needed.</source>
      <translation>两个载体图层至少需要一个。</translation>
    </message>
    <message>
      <source>Buildings</source>
      <translation>建筑</translation>
    </message>
    <message>
      <source>Buildings counted from (m²)</source>
      <translation>计数建筑的最小基底面积（平方米）</translation>
    </message>
    <message>
      <source>Business centres</source>
      <translation>商务中心</translation>
    </message>
    <message>
      <source>Business centres: lower edge of the 95% band</source>
      <translation>商务中心：95% 随机区间下限</translation>
    </message>
    <message>
      <source>Business centres: observed ÷ random distance</source>
      <translation>商务中心：实际距离 ÷ 随机距离</translation>
    </message>
    <message>
      <source>Business centres: upper edge of the 95% band</source>
      <translation>商务中心：95% 随机区间上限</translation>
    </message>
    <message>
      <source>Choose the field with the module of each facility.</source>
      <translation>请选择记录各设施所属模块的字段。</translation>
    </message>
    <message>
      <source>City of the incubator</source>
      <translation>孵化器所在城市</translation>
    </message>
    <message>
      <source>Counts for buildings without a number of floors. The report uses floor areas only where the floors of at least half of the footprint are known.</source>
      <translation>用于缺少层数的建筑。仅当至少一半基底面积的层数已知时，报告才采用建筑面积类指标。</translation>
    </message>
    <message>
      <source>Do incubators stand near business centres (services, clients, capital, transit) or near knowledge centres (universities, institutes)? The mean distance is compared with that of random points, so that a preference is a finding, not a figure of speech.</source>
      <translation>孵化器是邻近商务中心（服务、客户、资本、交通）还是邻近智力中心（高校、科研机构）？平均距离与随机点的平均距离相比较，使“偏好”成为结论而非套话。</translation>
    </message>
    <message>
      <source>Does each incubator stand inside another park or campus (park-in-park), away from all of them (independent), or with one part inside and one outside (mixed)? The shares are set beside the published 72, 25 and 3%.</source>
      <translation>各孵化器是位于其他园区或校园之内（园中园型）、与其均相分离（独立型），还是一部分在内、一部分在外（混合型）？各类占比与文献的 72%、25%、3% 对照。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>Facilities at most this far away (m), edge to edge, count. A user parameter.</source>
      <translation>边缘间距离不超过此值（米）的设施计入。由使用者设定。</translation>
    </message>
    <message>
      <source>Floor area (m²)</source>
      <translation>建筑面积（平方米）</translation>
    </message>
    <message>
      <source>Floors where none are known</source>
      <translation>层数缺失时的默认层数</translation>
    </message>
    <message>
      <source>Footprints. A building belongs, whole, to the ground that holds most of it, of several that hold it alike to the smallest. Where a ground reaches beyond the layer, its numbers and areas of buildings are lower bounds; the log counts such grounds.</source>
      <translation>建筑基底。一栋建筑整体归入容纳其大部分的用地，容纳程度相同的归入面积最小的用地。超出建筑图层范围的用地，其建筑数量与面积为下限值，此类用地数见日志。</translation>
    </message>
    <message>
      <source>For function_mix: how evenly the floor area is spread over the layer's functions.</source>
      <translation>用于 function_mix：建筑面积在各功能之间分布的均匀程度。</translation>
    </message>
    <message>
      <source>For the number of desks, at 5–10 m² each. Empty: no desks.</source>
      <translation>用于计算工位数，每个工位 5–10 平方米。留空：不计算。</translation>
    </message>
    <message>
      <source>Function of the building</source>
      <translation>建筑功能</translation>
    </message>
    <message>
      <source>Grounds of one incubator farther apart than this (m) are judged each on its own.</source>
      <translation>同一孵化器的用地相距超过此值（米）时分别判断。</translation>
    </message>
    <message>
      <source>Grounds or places of the incubators; several grounds of one incubator are recognised by its id.</source>
      <translation>孵化器的用地或位置；同一孵化器的多处用地由编号识别。</translation>
    </message>
    <message>
      <source>Hosts are grown by this many metres, for boundaries that were drawn roughly.</source>
      <translation>将载体空间外扩的距离（米），用于边界绘制粗略的情形。</translation>
    </message>
    <message>
      <source>Id of the incubator</source>
      <translation>孵化器编号</translation>
    </message>
    <message>
      <source>Incubators</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>Incubators by preference</source>
      <translation>孵化器（区位偏好）</translation>
    </message>
    <message>
      <source>Incubators by sharing mode</source>
      <translation>孵化器（共享模式）</translation>
    </message>
    <message>
      <source>Incubators by town layout</source>
      <translation>孵化器（城镇布局）</translation>
    </message>
    <message>
      <source>Incubators on several grounds: {n} ({rows} rows share an id).</source>
      <translation>有多处用地的孵化器：{n} 家（共 {rows} 行编号相同）。</translation>
    </message>
    <message>
      <source>Incubators with modules</source>
      <translation>孵化器（功能模块）</translation>
    </message>
    <message>
      <source>Independent when at most this share (0–1) lies inside; between the two: mixed.</source>
      <translation>位于载体内的占比（0–1）不超过此值为独立型；介于两者之间为混合型。</translation>
    </message>
    <message>
      <source>Industrial parks and development zones.</source>
      <translation>产业园区与开发区。</translation>
    </message>
    <message>
      <source>Innovation hosts</source>
      <translation>其他创新空间（载体）</translation>
    </message>
    <message>
      <source>Inside from this share on</source>
      <translation>视为内部的最小占比</translation>
    </message>
    <message>
      <source>Is an incubator's own ground a building (functions stacked in a few buildings on a small site), a campus (functions side by side), or mixed (separate grounds of both kinds)? Coverage, floor area ratio and further figures come with it. The shares are set beside the published 76, 19 and 5%.</source>
      <translation>孵化器自身的用地是楼宇式（功能叠置于小用地上的几栋建筑内）、园区式（功能并列布置），还是混合式（两类用地分开设置）？同时给出建筑密度、容积率等指标。各类占比与文献的 76%、19%、5% 对照。</translation>
    </message>
    <message>
      <source>Knowledge centres</source>
      <translation>智力中心</translation>
    </message>
    <message>
      <source>Knowledge centres: lower edge of the 95% band</source>
      <translation>智力中心：95% 随机区间下限</translation>
    </message>
    <message>
      <source>Knowledge centres: observed ÷ random distance</source>
      <translation>智力中心：实际距离 ÷ 随机距离</translation>
    </message>
    <message>
      <source>Knowledge centres: upper edge of the 95% band</source>
      <translation>智力中心：95% 随机区间上限</translation>
    </message>
    <message>
      <source>Location preference</source>
      <translation>区位偏好</translation>
    </message>
    <message>
      <source>Module completeness</source>
      <translation>功能模块完备度</translation>
    </message>
    <message>
      <source>Module names or codes, in Chinese or English: 原型工厂, financing …</source>
      <translation>模块名称或代码，中英文均可：“原型工厂”、“financing”等。</translation>
    </message>
    <message>
      <source>Module of the facility</source>
      <translation>设施所属模块</translation>
    </message>
    <message>
      <source>More make a campus; top_share looks at as many.</source>
      <translation>超过即为园区式；top_share 亦取此数量的建筑。</translation>
    </message>
    <message>
      <source>Name of the centre</source>
      <translation>中心名称</translation>
    </message>
    <message>
      <source>Name of the host</source>
      <translation>载体名称</translation>
    </message>
    <message>
      <source>Near: less than</source>
      <translation>邻近：小于</translation>
    </message>
    <message>
      <source>No study area was given: the convex hull of the incubators stands in.</source>
      <translation>未给出研究范围：以孵化器的最小凸多边形代替。</translation>
    </message>
    <message>
      <source>Number and share of the classes; observed ÷ random distance with the 95% band.</source>
      <translation>各类数量与占比；实测÷随机距离及其 95% 区间。</translation>
    </message>
    <message>
      <source>Number and share of the dominant modes; NULL for a mode without a layer.</source>
      <translation>各主导模式的数量与占比；未提供图层的模式为空值。</translation>
    </message>
    <message>
      <source>Number and share of the incubators with each module and process.</source>
      <translation>具备各模块、可支撑各阶段的孵化器数量与占比。</translation>
    </message>
    <message>
      <source>Number and share of the types by city and ring, with evenness.</source>
      <translation>按城市与圈层统计各类数量与占比，并给出均匀度。</translation>
    </message>
    <message>
      <source>Number and share of the types, with evenness.</source>
      <translation>各类数量与占比，并给出均匀度。</translation>
    </message>
    <message>
      <source>Number of floors</source>
      <translation>层数</translation>
    </message>
    <message>
      <source>Outside up to this share</source>
      <translation>视为外部的最大占比</translation>
    </message>
    <message>
      <source>Own words</source>
      <translation>自定义对应表</translation>
    </message>
    <message>
      <source>Park layout</source>
      <translation>园区布局</translation>
    </message>
    <message>
      <source>Park-in-park when at least this share (0–1) of the grounds lies inside the hosts.</source>
      <translation>用地位于载体内的占比（0–1）不小于此值为园中园型。</translation>
    </message>
    <message>
      <source>Places of this mode, any geometry. At least one of the five layers is needed.</source>
      <translation>该模式的空间，几何类型不限。五个图层至少需要一个。</translation>
    </message>
    <message>
      <source>Places that hold a module, of any geometry; those within reach count.</source>
      <translation>承载某一模块的场所，几何类型不限；可达范围内者计入。</translation>
    </message>
    <message>
      <source>Points or polygons.</source>
      <translation>点或面。</translation>
    </message>
    <message>
      <source>Points or polygons; distances run from edge to edge.</source>
      <translation>点或面；距离自边缘至边缘计算。</translation>
    </message>
    <message>
      <source>Points, lines or polygons; the distance to the edge counts, 0 inside.</source>
      <translation>点、线或面；按到边缘的距离计，内部为 0。</translation>
    </message>
    <message>
      <source>Production hosts</source>
      <translation>生产空间（载体）</translation>
    </message>
    <message>
      <source>Reach</source>
      <translation>可达范围</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>圈层</translation>
    </message>
    <message>
      <source>Rows of one id are grounds of one incubator; a missing id stands for itself. Empty: each row is an incubator.</source>
      <translation>编号相同的行为同一孵化器的多处用地；编号缺失者自成一家。留空：每行为一家孵化器。</translation>
    </message>
    <message>
      <source>Separate grounds</source>
      <translation>分设用地的间距</translation>
    </message>
    <message>
      <source>Share of desk space</source>
      <translation>工位面积占比</translation>
    </message>
    <message>
      <source>Sharing modes</source>
      <translation>共享模式</translation>
    </message>
    <message>
      <source>Sites by park layout</source>
      <translation>用地（园区布局）</translation>
    </message>
    <message>
      <source>Smaller ones (gatehouses, sheds) count in the areas, not in the number of buildings.</source>
      <translation>更小的建筑（门卫、棚屋）计入面积，不计入建筑数。</translation>
    </message>
    <message>
      <source>Spaces at most this far away (m) count as shared. A user parameter.</source>
      <translation>距离不超过此值（米）的空间视为共享。由使用者设定。</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation>研究范围</translation>
    </message>
    <message>
      <source>The incubators with a flag per module (NULL: not known), n_modules, missing, stage_0_1, stage_1_100, desks_min, desks_max and status.</source>
      <translation>孵化器，附各模块的有无（空：情况不明）、具备模块数、missing、stage_0_1、stage_1_100、desks_min、desks_max 与 status。</translation>
    </message>
    <message>
      <source>The incubators with preference, business_m, business_name, knowledge_m, knowledge_name, status.</source>
      <translation>孵化器，附 preference、到商务中心与智力中心的距离（米）及其名称、status。</translation>
    </message>
    <message>
      <source>The incubators with sharing_mode, modes (all within reach, nearest first), the distance to each mode as m_third_space, m_residential, m_factory, m_office, m_campus (m), and status.</source>
      <translation>孵化器，附 sharing_mode、modes（可达范围内的全部模式，近者在前）、到各类空间的距离（米）与 status。</translation>
    </message>
    <message>
      <source>The incubators with town_layout, host_kind, host_name, inside_share, relation, host_m (m), status.</source>
      <translation>孵化器，附 town_layout、host_kind、host_name、inside_share、relation、到载体空间的距离（米）、status。</translation>
    </message>
    <message>
      <source>The modules that this process needs, separated by commas.</source>
      <translation>该阶段所需的模块，以逗号分隔。</translation>
    </message>
    <message>
      <source>The result of a ring tool (field ring); the summary then counts by ring.</source>
      <translation>圈层工具的结果（字段 ring）；汇总表将按圈层统计。</translation>
    </message>
    <message>
      <source>The share (0–1) of the floor area that desks may take.</source>
      <translation>工位可占建筑面积的比例（0–1）。</translation>
    </message>
    <message>
      <source>The sites with park_layout, basis and status, and per incubator the numbers of grounds and buildings, site, footprint and floor area (m²), coverage, far, mean_floors, top_share, function_mix and floors_known (the share of the footprint whose floors are known).</source>
      <translation>用地及 park_layout、basis、status，并按孵化器给出用地数、建筑数，用地、基底与建筑面积（平方米），coverage、far、mean_floors、top_share、function_mix 与层数已知的基底占比。</translation>
    </message>
    <message>
      <source>The summary then counts by city.</source>
      <translation>汇总表将按城市统计。</translation>
    </message>
    <message>
      <source>Tolerance</source>
      <translation>容差</translation>
    </message>
    <message>
      <source>Town layout</source>
      <translation>城镇布局</translation>
    </message>
    <message>
      <source>Universities and institutes.</source>
      <translation>高校与科研机构。</translation>
    </message>
    <message>
      <source>Where incubators could stand: random points in it give the expected distance. Empty: the convex hull of the incubators, which lies close to them and so makes preferences look weaker.</source>
      <translation>孵化器可能选址的范围：其中的随机点给出期望距离。留空：孵化器的最小凸多边形，因紧贴孵化器，会使偏好显得较弱。</translation>
    </message>
    <message>
      <source>Where it is missing, the number below counts, and status and floors_known say so.</source>
      <translation>缺失时按下方的默认层数计，并在 status 与 floors_known 中注明。</translation>
    </message>
    <message>
      <source>Which module a value stands for, where it is none of the six; an empty module leaves it out.</source>
      <translation>字段值不属于六类模块时，指定其对应的模块；模块留空则不计入。</translation>
    </message>
    <message>
      <source>Which of the six functional modules does each incubator have, what is missing, can it carry a team from 0 to 1 and from 1 to 100, and how many desks does it hold? Modules come from the incubators' own fields, from facilities within reach, or from both.</source>
      <translation>各孵化器具备六个功能模块中的哪些、缺少什么，能否支撑团队“0→1”与“1→100”，可容纳多少工位？模块信息取自孵化器自身字段、可达范围内的设施，或两者兼用。</translation>
    </message>
    <message>
      <source>With which other city space does each incubator share its place: third space (cafés), residential community, old factory, office or campus? The space around it leads, else the nearest within reach.</source>
      <translation>各孵化器与何种城市空间共享：第三空间（咖啡馆）、居住社区、老旧厂房、办公空间还是高校空间？以其所处的空间为主导，否则取可达范围内最近者。</translation>
    </message>
    <message>
      <source>Written beside the distance. Empty: centres stay unnamed.</source>
      <translation>与距离一并写出。留空：不写中心名称。</translation>
    </message>
    <message>
      <source>Written to host_name: the host that holds most of the incubator, of several that hold as much the nearest as drawn, then the first in the alphabet. Empty: hosts stay unnamed.</source>
      <translation>写入 host_name：容纳孵化器最多的载体；容纳程度相同的，取距原始边界最近者，再取名称排序在前者。留空：不写载体名称。</translation>
    </message>
    <message>
      <source>Yes or no (是, 有, 1 …; 否, 无, 0 …), a number or an area above 0 is yes.</source>
      <translation>是或否（是、有、1 等；否、无、0 等），大于 0 的数量或面积视为“是”。</translation>
    </message>
    <message>
      <source>module</source>
      <translation>模块</translation>
    </message>
    <message>
      <source>the facilities do not say which module they hold.</source>
      <translation>设施未注明所属模块。</translation>
    </message>
    <message>
      <source>value</source>
      <translation>字段值</translation>
    </message>
    <message>
      <source>{parameter}: rows without a geometry, left out: {n}.</source>
      <translation>{parameter}：无几何图形而略去的行数：{n}。</translation>
    </message>
    <message>
      <source>{parameter}: rows without a geometry, not assessed: {n}.</source>
      <translation>{parameter}：无几何图形而未评估的行数：{n}。</translation>
    </message>
    <message>
      <source>{parameter}: the layer holds no host, so that no incubator lies inside one of these.</source>
      <translation>{parameter}：该图层没有载体空间，因此没有孵化器位于此类载体之内。</translation>
    </message>
  </context>
  <context>
    <name>LayoutDialog</name>
    <message>
      <source>A building, a campus, or both?</source>
      <translation>楼宇式、园区式，还是混合式？</translation>
    </message>
    <message>
      <source>How do incubators sit in the city and on their ground?</source>
      <translation>孵化器如何嵌入城市、如何布局于用地？</translation>
    </message>
    <message>
      <source>Inside another park or campus, or independent?</source>
      <translation>位于其他园区、校园之内，还是独立？</translation>
    </message>
    <message>
      <source>Near business or near knowledge centres?</source>
      <translation>邻近商务中心还是智力中心？</translation>
    </message>
    <message>
      <source>Which city space does it share with?</source>
      <translation>与哪类城市空间共享融合？</translation>
    </message>
    <message>
      <source>Which functional modules does it have?</source>
      <translation>具备哪些功能模块？</translation>
    </message>
  </context>
  <context>
    <name>LayoutReport</name>
    <message>
      <source>A building belongs, whole, to the ground that holds most of it; of grounds that hold it alike to the smallest, of equally large ones to the westernmost. Ground under several buildings counts once, with the more floors; of two buildings that cover each other by {alike} the one with more floors counts; known floors go before assumed ones. Figures of floor area are used where the floors of at least {known} of the footprint are known. A ground that reaches more than the distance of separate grounds beyond the outline of all buildings may be cut off: its numbers and areas of buildings are then lower bounds.</source>
      <translation>一栋建筑整体归入容纳其大部分的用地；容纳程度相同的归入面积最小的用地，面积相等的归入最西侧的用地。建筑相互重叠处只计一次，按层数较多者计；两栋建筑相互覆盖达 {alike} 的，取层数较多者；层数已知的优先于取假定值的。仅当至少 {known} 的基底面积层数已知时，才采用建筑面积类指标。用地超出全部建筑的最小凸多边形的距离大于独立用地间距的，其建筑可能被截断，建筑数量与面积即为下限值。</translation>
    </message>
    <message>
      <source>Buildings on none of the grounds, which do not count: {n} of {all}.</source>
      <translation>不在任何用地内、不予统计的建筑：{n} / {all} 栋。</translation>
    </message>
    <message>
      <source>By city</source>
      <translation>分城市</translation>
    </message>
    <message>
      <source>By city and ring</source>
      <translation>按城市与圈层</translation>
    </message>
    <message>
      <source>By ring</source>
      <translation>分圈层</translation>
    </message>
    <message>
      <source>Figures of the types</source>
      <translation>各类指标</translation>
    </message>
    <message>
      <source>Floors are known for at least {known} of the footprint at {usable} of {n} incubator with buildings; the report uses floor areas of these alone.</source>
      <translation>有建筑的 {n} 家孵化器中，{usable} 家的基底面积至少有 {known} 层数已知；报告仅采用这些孵化器的建筑面积。</translation>
    </message>
    <message>
      <source>Floors are known for at least {known} of the footprint at {usable} of {n} incubators with buildings; the report uses floor areas of these alone.</source>
      <translation>有建筑的 {n} 家孵化器中，{usable} 家的基底面积至少有 {known} 层数已知；报告仅采用这些孵化器的建筑面积。</translation>
    </message>
    <message>
      <source>How far the result depends on the rules</source>
      <translation>结果对规则的敏感程度</translation>
    </message>
    <message>
      <source>Incubators that change class, one step at a time ({share} of a share, {metres} m of tolerance)</source>
      <translation>判定参数逐项微调一档时改变类型的孵化器（占比变动 {share}，容差变动 {metres} 米）</translation>
    </message>
    <message>
      <source>Incubators that would change class with one rule moved a step: {steps}; else none.</source>
      <translation>判定参数微调一档时改变类型的孵化器：{steps}；其余均不变。</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>地图</translation>
    </message>
    <message>
      <source>Medians by type</source>
      <translation>各类中位数</translation>
    </message>
    <message>
      <source>No host is in the layer of: {hosts}. Where there are some, what stands inside one of them counts as outside here, so that the shares are not set beside the published ones.</source>
      <translation>图层为空，没有载体：{hosts}。若实际存在，位于其中的孵化器在此按不在其中计，因此不与文献值对照。</translation>
    </message>
    <message>
      <source>No incubator would change class with one rule moved a step.</source>
      <translation>任一判定参数微调一档，均没有孵化器改变类型。</translation>
    </message>
    <message>
      <source>Not given, and so not known: {hosts}. What stands inside one of these counts as outside here, so that the shares are not set beside the published ones.</source>
      <translation>未提供图层，情况不明：{hosts}。位于其中的孵化器在此按不在其中计，因此不与已发表的份额比较。</translation>
    </message>
    <message>
      <source>Park layout of incubators</source>
      <translation>孵化器的园区布局</translation>
    </message>
    <message>
      <source>Shannon evenness {evenness:.3f}, Herfindahl index {herfindahl:.3f}.</source>
      <translation>香农均匀度 {evenness:.3f}，赫芬达尔指数 {herfindahl:.3f}。</translation>
    </message>
    <message>
      <source>Shares beside the published ones</source>
      <translation>各类占比与文献值对照</translation>
    </message>
    <message>
      <source>Three types after Planners 2016 no. 9, paper 5 §2.3: the share of an incubator's grounds (points: of its points) inside the union of the hosts decides; grounds under several hosts count once. Evenness is that of Shannon over the three types (Pielou 1966), concentration the Herfindahl index.</source>
      <translation>三种类型依据《规划师》2016 年第 9 期第 5 篇 §2.3：由孵化器用地（点：点数）位于载体并集之内的占比判定；被多个载体覆盖的用地只计一次。均匀度为三类的香农均匀度（Pielou 1966），集中度为赫芬达尔指数。</translation>
    </message>
    <message>
      <source>Three types after Planners 2016 no. 9, paper 5 §2.4. A ground is of building type when it is small and holds few buildings, else of campus type; separate grounds of both make the mixed type. The source gives no numbers for few and small: they are parameters.</source>
      <translation>三种类型依据《规划师》2016 年第 9 期第 5 篇 §2.4。用地小且建筑少者为楼宇式，否则为园区式；两类用地分设者为混合式。文献未给出“少”与“小”的数值，故设为参数。</translation>
    </message>
    <message>
      <source>Town layout of incubators</source>
      <translation>孵化器的城镇布局</translation>
    </message>
    <message>
      <source>What the types rest on</source>
      <translation>类型判定依据</translation>
    </message>
    <message>
      <source>Where most of them stand close together: {n} of {all} places</source>
      <translation>最密集处：{all} 处中的 {n} 处</translation>
    </message>
    <message>
      <source>Without buildings on their ground, and so of no type: {n} of {all} incubators.</source>
      <translation>用地内无建筑、因而不归入任何类型的孵化器：{all} 家中的 {n} 家。</translation>
    </message>
    <message>
      <source>buildings</source>
      <translation>建筑</translation>
    </message>
    <message>
      <source>hosts</source>
      <translation>载体空间</translation>
    </message>
    <message>
      <source>published (Nanjing region)</source>
      <translation>文献值（南京都市圈）</translation>
    </message>
    <message>
      <source>{:+.1f} points</source>
      <translation>{:+.1f} 个百分点</translation>
    </message>
    <message>
      <source>{kind}: {share} of the incubators</source>
      <translation>{kind}：占孵化器的 {share}</translation>
    </message>
    <message>
      <source>{kind}: {share} of the incubators each</source>
      <translation>{kind}各占孵化器的 {share}</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{rule} {value}: {n}</source>
      <translation>{rule}取 {value}时 {n} 家</translation>
    </message>
  </context>
  <context>
    <name>LifeCircle</name>
    <message>
      <source>A point is tied to the nearest point of a street at most this many metres away; the straight way there counts. Points without such a street are counted, and have the status “unsnapped” where they are rows of the result.</source>
      <translation>点连接到不超过此距离（米）的最近道路上的最近点，其间的直线距离计入总距离。附近没有道路的点予以计数；结果中有该行的，其状态为“附近无道路”。</translation>
    </message>
    <message>
      <source>A row per facility and limit with the facility's attributes, cutoff and status; merged: cutoff, n_facilities. The log says how many facilities stand so near to the edge of the streets that their areas are lower bounds.</source>
      <translation>每个设施与每个阈值一行，保留设施属性，附 cutoff 与 status；合并时为阈值与设施数。有多少设施因靠近路网边缘而服务区只是下限，见日志。</translation>
    </message>
    <message>
      <source>A table with origin_id, destination_id, distance_m and minutes. Where lines have speeds or times of their own, the quickest way is not the shortest and distance_m stays empty. The log says how many origins stand so near to the edge of the streets that pairs may be missing.</source>
      <translation>包含 origin_id、destination_id、distance_m 和 minutes 的表格。线段有各自的速度或时间时，最快路径并非最短路径，distance_m 为空。有多少起点因靠近路网边缘而可能缺少部分配对，见日志。</translation>
    </message>
    <message>
      <source>Age group</source>
      <translation>年龄组</translation>
    </message>
    <message>
      <source>All streets hang together.</source>
      <translation>道路全部连通。</translation>
    </message>
    <message>
      <source>Barriers</source>
      <translation>阻隔</translation>
    </message>
    <message>
      <source>Buildings or points; a polygon is taken at its point on surface.</source>
      <translation>建筑或点；面取其内部代表点。</translation>
    </message>
    <message>
      <source>By class m_ (metres to the nearest), n_ (number within the radius), ok_; n_ok, share_ok (of all classes), share_judged (of those that are judged; coloured on the map), score, at_edge (hatched), status. A class called “ok” has m_ok_2, n_ok_2 and ok_ok_2.</source>
      <translation>按类别：到最近设施的距离（米）、半径内数量、是否达标；以及达标类别数、可达类别占比（占全部类别）、评判类别可达占比（仅计所评判的类别，地图按此着色）、得分、是否靠近数据边缘（地图上以斜线标出）与状态。</translation>
    </message>
    <message>
      <source>Check a street network</source>
      <translation>检查路网</translation>
    </message>
    <message>
      <source>Choose a layer of street lines, or turn the areas into their outlines first.</source>
      <translation>请选择道路线图层，或先将面转换为其轮廓线。</translation>
    </message>
    <message>
      <source>Choose a shorter distance, or fewer origins or destinations.</source>
      <translation>请缩短距离，或减少起点或终点的数量。</translation>
    </message>
    <message>
      <source>Choose another layer, or check its filter; with a standard, facilities of its classes are expected.</source>
      <translation>请选择其他图层或检查其过滤条件；若选用标准，则查找该标准的类别。</translation>
    </message>
    <message>
      <source>Choose the field that holds the kind of facility, or a standard.</source>
      <translation>请选择存放设施类别的字段，或选择一项标准。</translation>
    </message>
    <message>
      <source>Closed gates, walls, rivers, railways: points within 1 m of a street, lines across it and areas that touch it cut the street where they stand; both sides stay usable.</source>
      <translation>关闭的出入口、围墙、河流、铁路等：距道路 1 米以内的点、穿过道路的线、与道路相接的面，在其所在处切断道路；切断处两侧仍可通行。</translation>
    </message>
    <message>
      <source>Connected parts</source>
      <translation>连通部分数</translation>
    </message>
    <message>
      <source>Counts under minutes, before any speed: minutes for the whole line, such as metro, bus, ferry, lift or the wait before boarding. Such lines are entered only where they share a vertex with a street, so draw shared vertices at stops alone. Empty: the line's speed.</source>
      <translation>单位为分钟时使用，优先于速度：整条线段的通行分钟数，如地铁、公交、轮渡、电梯或候车时间。这类线段只能在与道路共用顶点处进入，因此仅在站点处设共用顶点。为空则按线段的速度计。</translation>
    </message>
    <message>
      <source>Counts under minutes. A line whose speed is missing, 0, negative or no number takes the speed above, and is counted. The straight ways to and from the street are then walked at 4 km/h.</source>
      <translation>单位为分钟时使用。速度缺失、为 0、为负或不是数字的线段按上面的速度计，并予以计数。此时到道路的直线距离按步行 4 公里/小时计。</translation>
    </message>
    <message>
      <source>Coverage by class</source>
      <translation>分类覆盖率</translation>
    </message>
    <message>
      <source>Dangling ends</source>
      <translation>悬挂端点数</translation>
    </message>
    <message>
      <source>Destinations</source>
      <translation>终点</translation>
    </message>
    <message>
      <source>Direction of each line</source>
      <translation>线段通行方向</translation>
    </message>
    <message>
      <source>Direction of travel</source>
      <translation>出行方向</translation>
    </message>
    <message>
      <source>Distance matrix</source>
      <translation>距离矩阵</translation>
    </message>
    <message>
      <source>Distance matrix along streets</source>
      <translation>路网距离矩阵</translation>
    </message>
    <message>
      <source>Does the street network hang together, or would breaks in the drawing pass for breaks in the city? Shows the parts cut off from the rest, the free ends that miss the next street by less than a metre, and which directions, speeds and barriers do not fit.</source>
      <translation>路网是否连通，还是制图断点会被误认为城市中的阻隔？显示与主路网断开的部分、与邻近道路相距不足一米的悬挂端点，以及不合理的方向、速度和阻隔。</translation>
    </message>
    <message>
      <source>Each of the {n} origins with a street reaches a destination.</source>
      <translation>已连接道路的 {n} 个起点均可到达至少一个终点。</translation>
    </message>
    <message>
      <source>Empty: straight lines, and every result says so.</source>
      <translation>留空则按直线距离计算，所有结果都会注明。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>Facilities apart from the main network by class: {classes}.</source>
      <translation>与主路网断开的设施（按类别，断开数/总数）：{classes}。</translation>
    </message>
    <message>
      <source>Fill both columns of each row; an empty class leaves the value out.</source>
      <translation>请填写每行的两列；类别留空则该取值不参与评估。</translation>
    </message>
    <message>
      <source>For minutes, on lines without speed or time of their own.</source>
      <translation>单位为分钟时，用于没有自身速度或时间的线段。</translation>
    </message>
    <message>
      <source>For the minutes in the report; the radii are distances.</source>
      <translation>用于报告中的分钟数；半径均为距离。</translation>
    </message>
    <message>
      <source>Free ends</source>
      <translation>悬挂端点</translation>
    </message>
    <message>
      <source>Gaps</source>
      <translation>缺口</translation>
    </message>
    <message>
      <source>Give limits such as 300,500,1000.</source>
      <translation>请填写阈值，例如 300,500,1000。</translation>
    </message>
    <message>
      <source>Ground in reach</source>
      <translation>可达用地</translation>
    </message>
    <message>
      <source>Half width</source>
      <translation>半宽</translation>
    </message>
    <message>
      <source>How far is it from each origin to each destination, in metres or in time? One row for each pair within the limit; pairs farther apart, or without a way, have none.</source>
      <translation>从每个起点到每个终点有多远、要多久？阈值以内的每一对一行；更远或无路可达的不列出。</translation>
    </message>
    <message>
      <source>Id of the destination</source>
      <translation>终点标识</translation>
    </message>
    <message>
      <source>Id of the origin</source>
      <translation>起点标识</translation>
    </message>
    <message>
      <source>In metres or minutes (see the unit), the straight ways from and to the street included.</source>
      <translation>米或分钟（见单位），含两端到道路的直线距离。</translation>
    </message>
    <message>
      <source>In score, what this group asks for counts double.</source>
      <translation>在 score 中，该年龄组所需的类别按双倍计。</translation>
    </message>
    <message>
      <source>Joining tolerance</source>
      <translation>连接容差</translation>
    </message>
    <message>
      <source>Kind of facility</source>
      <translation>设施类别</translation>
    </message>
    <message>
      <source>Largest distance</source>
      <translation>最大距离</translation>
    </message>
    <message>
      <source>Largest distance or time</source>
      <translation>最大距离或时间</translation>
    </message>
    <message>
      <source>Life circle coverage</source>
      <translation>生活圈覆盖评估</translation>
    </message>
    <message>
      <source>Limits</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>Merge the facilities</source>
      <translation>合并设施</translation>
    </message>
    <message>
      <source>Metres, for classes to which the standard gives no distance (“user parameter”).</source>
      <translation>米；用于标准未给出距离的类别，由使用者设定。</translation>
    </message>
    <message>
      <source>Move it to the main network, or join the streets first with “Check a street network”.</source>
      <translation>请将其移至主路网，或先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>Move them to the main network, or join the streets first with “Check a street network”.</source>
      <translation>请将其移至主路网，或先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>Name of the place</source>
      <translation>居住单元名称</translation>
    </message>
    <message>
      <source>Near misses</source>
      <translation>疑似断开处数</translation>
    </message>
    <message>
      <source>Nearest facilities farther away than this, in metres, are not looked for.</source>
      <translation>超过此距离（米）的最近设施不再查找。</translation>
    </message>
    <message>
      <source>No facility has these values of your own list: {values}.</source>
      <translation>没有设施具有您自列的这些取值：{values}。</translation>
    </message>
    <message>
      <source>No kind of facility is recognised, so no class of the standard has one: {values}. Choose another field, or name their classes in your own list.</source>
      <translation>没有任何设施类型被识别，标准中的各类别均无设施：{values}。请改选字段，或自行列出这些类型对应的类别。</translation>
    </message>
    <message>
      <source>No network: distances are straight lines, never longer than the walk, so coverage by the facilities in the data is an upper bound.</source>
      <translation>未提供路网：距离为直线距离，不会长于实际步行距离，因此数据中设施的覆盖率为上限。</translation>
    </message>
    <message>
      <source>Of {total:,} origins with a street {n:,} reach no destination.</source>
      <translation>已连接道路的 {total:,} 个起点中有 {n:,} 个到不了任何终点。</translation>
    </message>
    <message>
      <source>One or several, in the unit below; each area holds the smaller ones (no rings).</source>
      <translation>一个或多个，单位见下；每个范围包含更小的范围（不是环）。</translation>
    </message>
    <message>
      <source>One row per class and one for all that are judged: radius with source and mark, places and people in reach. A class that is not judged has no share.</source>
      <translation>每个类别一行，另有一行为所评判的全部类别：半径及其来源与标记、可达的单元数与人口。未评判的类别不给出比例。</translation>
    </message>
    <message>
      <source>One row per class: the ground along streets within the radius of its facilities.</source>
      <translation>每个类别一行：设施半径内沿道路可达的用地。</translation>
    </message>
    <message>
      <source>One row per limit for all facilities together, each stretch once.</source>
      <translation>全部设施合并，每个阈值一行，每段道路只计一次。</translation>
    </message>
    <message>
      <source>Origins</source>
      <translation>起点</translation>
    </message>
    <message>
      <source>Own classes</source>
      <translation>自定义类别对照</translation>
    </message>
    <message>
      <source>Pairs within {m} m: {pairs:,}.</source>
      <translation>{m} 米内共 {pairs:,} 对。</translation>
    </message>
    <message>
      <source>Pairs within {m} minutes: {pairs:,}.</source>
      <translation>{m} 分钟内共 {pairs:,} 对。</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People at each place. A missing or negative number counts as 0. Empty: only places are counted.</source>
      <translation>每个单元的人口数，缺失或为负的按 0 计。留空则只统计单元数。</translation>
    </message>
    <message>
      <source>Places by coverage</source>
      <translation>单元覆盖情况</translation>
    </message>
    <message>
      <source>Points or polygons: POIs, schools, innovation spaces.</source>
      <translation>点或面：兴趣点、学校、众创空间等。</translation>
    </message>
    <message>
      <source>Points or polygons; a polygon is taken at its point on surface.</source>
      <translation>点或面；面取其内部代表点。</translation>
    </message>
    <message>
      <source>Points: end_kind dangle or near_miss, gap_m to the nearest other street (within 1 m), component.</source>
      <translation>点：end_kind 为悬挂端点或端点未接上邻近道路，gap_m 为到最近其他道路的距离（1 米以内），component 为连通部分。</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>Reached streets</source>
      <translation>可达道路</translation>
    </message>
    <message>
      <source>Service areas</source>
      <translation>服务区</translation>
    </message>
    <message>
      <source>Service areas along streets</source>
      <translation>沿道路服务区</translation>
    </message>
    <message>
      <source>Share of the length in the longest part</source>
      <translation>最大连通部分的长度占比</translation>
    </message>
    <message>
      <source>Shown in the report, such as of a building. Empty: its row and coordinates.</source>
      <translation>用于报告，如楼名。留空则以行号和坐标表示。</translation>
    </message>
    <message>
      <source>Snap distance</source>
      <translation>捕捉距离</translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation>速度（公里/小时）</translation>
    </message>
    <message>
      <source>Speed of each line (km/h)</source>
      <translation>线段速度（公里/小时）</translation>
    </message>
    <message>
      <source>Standard</source>
      <translation>标准</translation>
    </message>
    <message>
      <source>Street lines. They join where they share a vertex, not where they merely cross, and are open both ways unless a field says otherwise. Check them first with “Check a street network”.</source>
      <translation>道路线。共用顶点处才相连，仅仅交叉不算；除非字段另有说明，均可双向通行。请先用“检查路网”检查。</translation>
    </message>
    <message>
      <source>Street lines. They join where they share a vertex, not where they merely cross.</source>
      <translation>道路线。共用顶点处相连，仅仅交叉处不相连。</translation>
    </message>
    <message>
      <source>Streets</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>Streets by connected part</source>
      <translation>按连通部分划分的道路</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation>研究范围</translation>
    </message>
    <message>
      <source>Take the width of the gaps in the drawing: some centimetres, at most a few metres.</source>
      <translation>请按绘图缝隙的宽度取值：几厘米，至多几米。</translation>
    </message>
    <message>
      <source>The area that the data cover. Places nearer to its edge than the largest radius are marked at_edge: what lies beyond is unknown, so near it numbers are lower bounds, distances upper bounds. Empty: the convex hull of the streets.</source>
      <translation>数据所覆盖的范围。距其边缘小于最大半径的单元标记为靠近数据边缘：范围以外的情况未知，边缘附近的数量为下限、距离为上限。留空则取路网的最小凸多边形。</translation>
    </message>
    <message>
      <source>The distances of GB 50180-2018 imply 3 to 4 km/h; 5 km/h is a common default elsewhere.</source>
      <translation>GB 50180-2018 的距离相当于 3 至 4 公里/小时；别处常用默认值为 5 公里/小时。</translation>
    </message>
    <message>
      <source>The field that names the rows in the result; ids are written as they are.</source>
      <translation>结果中用于标识各行的字段；编号原样输出。</translation>
    </message>
    <message>
      <source>The limit of {n} minutes is {hours} hours: were metres meant?</source>
      <translation>阈值 {n} 分钟合 {hours} 小时：单位是否应为米？</translation>
    </message>
    <message>
      <source>The lines with component (1 = the longest connected part) and length_m.</source>
      <translation>道路线，附连通部分（1 为最长）和长度（米）。</translation>
    </message>
    <message>
      <source>The log reports how many cut streets and how many meet none.</source>
      <translation>切断了多少道路、有多少阻隔未与道路相接，见日志。</translation>
    </message>
    <message>
      <source>The one origin with a street reaches a destination.</source>
      <translation>已连接道路的 1 个起点可到达至少一个终点。</translation>
    </message>
    <message>
      <source>The places that lack a class that is judged, with missing: the classes, separated by commas.</source>
      <translation>缺少某类所评判设施的单元；列出所缺类别，以逗号分隔。</translation>
    </message>
    <message>
      <source>The polygons reach this many metres to each side of a reached street, no farther.</source>
      <translation>多边形向可达道路两侧各延伸此米数，不超出。</translation>
    </message>
    <message>
      <source>The report compares coverage with and without them; the layers hold it with them.</source>
      <translation>报告对比有阻隔与无阻隔时的覆盖率；结果图层为有阻隔时的情况。</translation>
    </message>
    <message>
      <source>The same rows with the stretches of street, without the straight way to the street.</source>
      <translation>同样的行，几何为道路区段，不含设施到道路的直线段。</translation>
    </message>
    <message>
      <source>The streets fall into {parts:,} parts; the longest has {largest} of the length.</source>
      <translation>道路分为互不连通的 {parts:,} 个部分，最长部分占总长度的 {largest}。</translation>
    </message>
    <message>
      <source>The unit is metres: speeds and times of the lines play no part; choose minutes.</source>
      <translation>单位为米，线段的速度和时间不起作用；如需使用，请选择分钟。</translation>
    </message>
    <message>
      <source>The unit is metres: the speed plays no part; choose minutes.</source>
      <translation>单位为米，速度不起作用；如需按速度计算，请将单位改为分钟。</translation>
    </message>
    <message>
      <source>Time of each line (min)</source>
      <translation>线段通行时间（分钟）</translation>
    </message>
    <message>
      <source>Turns metres into minutes, for lines without speed or time of their own.</source>
      <translation>把米换算为分钟，用于没有自身速度或时间的线段。</translation>
    </message>
    <message>
      <source>Unit of the limits</source>
      <translation>阈值单位</translation>
    </message>
    <message>
      <source>Vertices of different streets no farther apart than this, in metres, are one junction.</source>
      <translation>不同道路的顶点相距不超过此值（米）时视为同一交叉口。</translation>
    </message>
    <message>
      <source>Walking speed (km/h)</source>
      <translation>步行速度（公里/小时）</translation>
    </message>
    <message>
      <source>What is made least, and what the limits are in: metres, or minutes by the speed, or by the streets' own speeds and times.</source>
      <translation>以什么最小选择路径，也是各阈值的单位：米，或分钟（按速度，或按线段各自的速度和时间）。</translation>
    </message>
    <message>
      <source>Where people live</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>Whether ways lead from the facilities (an ambulance) or to them (whoever goes there); it matters where lines have directions.</source>
      <translation>路径是从设施出发（如救护车）还是前往设施（如居民前往）；线段有通行方向时两者不同。</translation>
    </message>
    <message>
      <source>Which class a value stands for, where it is not recognised; an empty class leaves it out.</source>
      <translation>未能识别的取值对应哪个类别；类别留空则不参与评估。</translation>
    </message>
    <message>
      <source>Which streets, and which ground along them, lie within reach of each facility, on foot or at the streets' own speeds? The stretches end exactly at the limit; the polygons are the ground beside them, and nothing that cannot be reached.</source>
      <translation>每个设施步行或按道路各自的速度可达哪些道路及其沿线用地？道路区段恰好截止于阈值；多边形为沿线用地，不含不可达之处。</translation>
    </message>
    <message>
      <source>Which way a line may be used, as it is drawn: yes, forward or F; -1, backward or T against it; no, both, B or empty both ways. Words that are not known count as both, and are counted.</source>
      <translation>线段按绘制方向可通行的方向：yes、forward、F 或“单向”为顺向；-1、backward、T 或“反向”为逆向；no、both、B、“双向”或空值为双向。无法识别的值按双向计，并予以计数。</translation>
    </message>
    <message>
      <source>Who reaches what on foot in 15, 10 or 5 minutes, and what is missing? Coverage by class of facility, by places and by people, against a standard's own distances; community innovation spaces are one class among the others.</source>
      <translation>谁能在 15、10 或 5 分钟内步行到达什么，缺少什么？按设施类别、单元和人口评估覆盖率，并与标准的距离对照；社区众创空间是其中一类。</translation>
    </message>
    <message>
      <source>With a standard, Chinese and English names, OSM tags (amenity=kindergarten) and AMap codes are recognised; with own classes each value is a class. Of several in one value (060101|060400) the first that is known counts.</source>
      <translation>选用标准时可识别中英文名称、OSM 标签（amenity=kindergarten）和高德编码；自定义时每个取值即为一类。一个取值含多个类型时（060101|060400），取其中第一个可识别的。</translation>
    </message>
    <message>
      <source>Within {limit} of a facility lies ground of {km2} km² along {km} km of street (medians of {n} areas).</source>
      <translation>距设施 {limit}以内：服务范围面积中位数 {km2} 平方公里，沿道路长度中位数 {km} 公里（共 {n} 个服务范围）。</translation>
    </message>
    <message>
      <source>Within {limit}: {km2} km² of ground along {km} km of street.</source>
      <translation>{limit}以内：服务范围面积 {km2} 平方公里，沿道路 {km} 公里。</translation>
    </message>
    <message>
      <source>Without streets barriers play no part: nothing is cut.</source>
      <translation>没有路网，阻隔不起作用：未切断任何道路。</translation>
    </message>
    <message>
      <source>class</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>custom: every class within the radius below. A standard: its classes and distances at that level (levels do not include one another), each with source and mark; other classes are shown beside them.</source>
      <translation>自定义：各类别均按下方半径。标准：采用该层级的类别与距离（各层级互不包含），均注明来源与标记；其他类别一并列出。</translation>
    </message>
    <message>
      <source>metres or minutes; minutes by the speed below, or by the lines' own speeds and times, where they have some.</source>
      <translation>米或分钟；分钟按下面的速度计，线段有各自的速度或时间时按其计。</translation>
    </message>
    <message>
      <source>more than {n:,} pairs lie within {min} minutes.</source>
      <translation>{min} 分钟以内的起讫点对超过 {n:,} 对。</translation>
    </message>
    <message>
      <source>more than {n:,} pairs lie within {m} m.</source>
      <translation>{m} 米以内的起讫点对超过 {n:,} 对。</translation>
    </message>
    <message>
      <source>no facility has a class.</source>
      <translation>没有任何设施具有类别。</translation>
    </message>
    <message>
      <source>no limit is given.</source>
      <translation>没有给出任何限值。</translation>
    </message>
    <message>
      <source>straight line</source>
      <translation>直线距离</translation>
    </message>
    <message>
      <source>the layer holds no line that has a length.</source>
      <translation>该图层中没有长度大于 0 的线。</translation>
    </message>
    <message>
      <source>the layer is empty.</source>
      <translation>该图层为空。</translation>
    </message>
    <message>
      <source>too many vertices lie within {tolerance} m of one another.</source>
      <translation>彼此相距不足 {tolerance} 米的顶点过多。</translation>
    </message>
    <message>
      <source>value</source>
      <translation>取值</translation>
    </message>
    <message>
      <source>{category} {n:,} of {all:,}</source>
      <translation>{category} {n:,}/{all:,}</translation>
    </message>
    <message>
      <source>{key}: the ids are not unique: {n:,} features have {different:,} different ids, so that rows of the table cannot be distinguished.</source>
      <translation>{key}：编号不唯一，{n:,} 个要素只有 {different:,} 个不同的编号，结果表中的行无法区分。</translation>
    </message>
    <message>
      <source>{n} area is empty: no facility has a street within the limit.</source>
      <translation>{n} 个服务区为空：没有任何设施在阈值内连接到道路。</translation>
    </message>
    <message>
      <source>{n} area is empty: the street is farther from the facility than the limit.</source>
      <translation>{n} 个服务区为空：设施到道路的距离超过阈值。</translation>
    </message>
    <message>
      <source>{n} areas are empty: no facility has a street within the limit.</source>
      <translation>{n} 个服务区为空：没有任何设施在阈值内连接到道路。</translation>
    </message>
    <message>
      <source>{n} areas are empty: the street is farther from the facility than the limit.</source>
      <translation>{n} 个服务区为空：设施到道路的距离超过阈值。</translation>
    </message>
    <message>
      <source>{n} cell does not make pairs of value and class.</source>
      <translation>{n} 个单元格不能组成“取值—类别”对。</translation>
    </message>
    <message>
      <source>{n} cells do not make pairs of value and class.</source>
      <translation>{n} 个单元格不能组成“取值—类别”对。</translation>
    </message>
    <message>
      <source>{n} end is free.</source>
      <translation>悬挂端点 {n} 处。</translation>
    </message>
    <message>
      <source>{n} ends are free.</source>
      <translation>悬挂端点 {n} 处。</translation>
    </message>
    <message>
      <source>{n} facilities are tied to parts that hang apart from the main network: only places on the same part reach them.</source>
      <translation>{n} 个设施连接在与主路网断开的部分上：只有同一部分上的单元可以到达。</translation>
    </message>
    <message>
      <source>{n} facilities have no class, or one that the class map leaves out.</source>
      <translation>{n} 处设施没有类别，或已由类别对照表排除，未计入。</translation>
    </message>
    <message>
      <source>{n} facilities have no geometry and serve nobody.</source>
      <translation>{n} 个设施没有几何图形，不提供服务。</translation>
    </message>
    <message>
      <source>{n} facilities have no street within {m} m and serve nobody.</source>
      <translation>{n} 个设施在 {m} 米内没有道路，不提供服务。</translation>
    </message>
    <message>
      <source>{n} facility has no class, or one that the class map leaves out.</source>
      <translation>{n} 处设施没有类别，或已由类别对照表排除，未计入。</translation>
    </message>
    <message>
      <source>{n} facility has no geometry and serves nobody.</source>
      <translation>{n} 个设施没有几何图形，不提供服务。</translation>
    </message>
    <message>
      <source>{n} facility has no street within {m} m and serves nobody.</source>
      <translation>{n} 个设施在 {m} 米内没有道路，不提供服务。</translation>
    </message>
    <message>
      <source>{n} facility is tied to a part that hangs apart from the main network: only places on that part reach it.</source>
      <translation>{n} 个设施连接在与主路网断开的部分上：只有该部分上的单元可以到达。</translation>
    </message>
    <message>
      <source>{n} feature of the streets is a point or a polygon, no line.</source>
      <translation>道路中有 {n} 个要素是点或面，而不是线。</translation>
    </message>
    <message>
      <source>{n} features of the streets are points or polygons, no lines.</source>
      <translation>道路中有 {n} 个要素是点或面，而不是线。</translation>
    </message>
    <message>
      <source>{n} free end misses another street by at most 1 m; snap it before an analysis.</source>
      <translation>{n} 个悬挂端点与另一道路相距不超过 1 米；分析前请先接上。</translation>
    </message>
    <message>
      <source>{n} free ends miss another street by at most 1 m; snap them before an analysis.</source>
      <translation>{n} 个悬挂端点与另一道路相距不超过 1 米；分析前请先接上。</translation>
    </message>
    <message>
      <source>{n} line has no length and joins nothing.</source>
      <translation>{n} 条线没有长度，不起连接作用。</translation>
    </message>
    <message>
      <source>{n} line stands apart from the longest part: homes and facilities on it do not reach those of that part.</source>
      <translation>{n} 条线与最长的部分断开：其上的住宅和设施与该部分互不可达。</translation>
    </message>
    <message>
      <source>{n} lines have no length and join nothing.</source>
      <translation>{n} 条线没有长度，不起连接作用。</translation>
    </message>
    <message>
      <source>{n} lines stand apart from the longest part: homes and facilities on them do not reach those of that part.</source>
      <translation>{n} 条线与最长的部分断开：其上的住宅和设施与该部分互不可达。</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} of {all} facilities has a kind that is not recognised: {values}. Choose another field, or name its class in your own list.</source>
      <translation>{all} 处设施中有 {n} 处的类型未能识别：{values}。请改选字段，或自行列出其对应的类别。</translation>
    </message>
    <message>
      <source>{n} of {all} facilities have kinds that are not recognised: {values}. Choose another field, or name their classes in your own list.</source>
      <translation>{all} 处设施中有 {n} 处的类型未能识别：{values}。请改选字段，或自行列出其对应的类别。</translation>
    </message>
    <message>
      <source>{n} place has no geometry and is not assessed.</source>
      <translation>{n} 个单元没有几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} place has no population, or a negative one; it counts as 0.</source>
      <translation>有 {n} 处的人口数缺失或为负，按 0 计。</translation>
    </message>
    <message>
      <source>{n} place has no street within {m} m and is not assessed.</source>
      <translation>{n} 个单元在 {m} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} place is tied to a part that hangs apart from the main network.</source>
      <translation>{n} 个单元连接在与主路网断开的部分上。</translation>
    </message>
    <message>
      <source>{n} place stands on a part of the network that holds no facility: it reaches nothing.</source>
      <translation>{n} 个单元所在的路网部分没有任何设施：均不可达。</translation>
    </message>
    <message>
      <source>{n} places are tied to a part that hangs apart from the main network.</source>
      <translation>{n} 个单元连接在与主路网断开的部分上。</translation>
    </message>
    <message>
      <source>{n} places have no geometry and are not assessed.</source>
      <translation>{n} 个单元没有几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} places have no population, or a negative one; it counts as 0.</source>
      <translation>有 {n} 处的人口数缺失或为负，按 0 计。</translation>
    </message>
    <message>
      <source>{n} places have no street within {m} m and are not assessed.</source>
      <translation>{n} 个单元在 {m} 米内没有道路，未评估。</translation>
    </message>
    <message>
      <source>{n} places stand on a part of the network that holds no facility: they reach nothing.</source>
      <translation>{n} 个单元所在的路网部分没有任何设施：均不可达。</translation>
    </message>
    <message>
      <source>{parameter}: the layer is empty.</source>
      <translation>{parameter}：该图层为空。</translation>
    </message>
    <message>
      <source>{parameter}: {n} feature has no geometry.</source>
      <translation>{parameter}：{n} 个要素没有几何图形。</translation>
    </message>
    <message>
      <source>{parameter}: {n} feature has no street within {m} m.</source>
      <translation>{parameter}：{n} 个要素在 {m} 米内没有道路。</translation>
    </message>
    <message>
      <source>{parameter}: {n} feature is tied to a part that hangs apart from the main network.</source>
      <translation>{parameter}：{n} 个要素连接到与主路网不相连的部分。</translation>
    </message>
    <message>
      <source>{parameter}: {n} features are tied to parts that hang apart from the main network.</source>
      <translation>{parameter}：{n} 个要素连接到与主路网不相连的部分。</translation>
    </message>
    <message>
      <source>{parameter}: {n} features have no geometry.</source>
      <translation>{parameter}：{n} 个要素没有几何图形。</translation>
    </message>
    <message>
      <source>{parameter}: {n} features have no street within {m} m.</source>
      <translation>{parameter}：{n} 个要素在 {m} 米内没有道路。</translation>
    </message>
    <message>
      <source>“{item}” is not a number greater than 0.</source>
      <translation>“{item}”不是大于 0 的数。</translation>
    </message>
  </context>
  <context>
    <name>LifeCircleDialog</name>
    <message>
      <source>Do the streets hang together?</source>
      <translation>路网是否连通？</translation>
    </message>
    <message>
      <source>How far is it between each pair?</source>
      <translation>各点两两之间相距多远？</translation>
    </message>
    <message>
      <source>Is there enough for everybody?</source>
      <translation>设施供给是否够用？</translation>
    </message>
    <message>
      <source>Which facilities are within reach of whom?</source>
      <translation>哪些设施在谁的步行可达范围内？</translation>
    </message>
    <message>
      <source>Which ground is within walking distance?</source>
      <translation>哪些用地在步行距离之内？</translation>
    </message>
    <message>
      <source>Who reaches what on foot, and what is missing?</source>
      <translation>谁能步行到达什么，还缺什么？</translation>
    </message>
  </context>
  <context>
    <name>LifeCircleReport</name>
    <message>
      <source>% of the {who} in reach</source>
      <translation>可达的{who}占比（%）</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A class is in reach of a place when a facility of it lies within the class's radius; the levels of a standard are not inclusive. Coverage is the share of the assessed places, and of the people in them, that have the class in reach; a place on a part of the network without facilities counts as not covered.</source>
      <translation>半径内有某类设施即为该类可达；标准的各层级互不包含。覆盖率为可达该类的已评估单元及其人口所占的比例；位于没有设施的路网部分上的单元按未覆盖计。</translation>
    </message>
    <message>
      <source>A class of which no facility is found is not judged: absent from the data is not out of reach; nor is one whose facilities all hang apart from the main network, nor one that facilities of a less precise kind may be of, such as schools of any level. Answer, charts and the list of the worst served are about the other classes, and so are “share of the judged classes” of the places and the last row of the coverage; “classes in reach”, “share of classes” and the score count all classes that were sought. Targets of coverage are compared with their own standard only.</source>
      <translation>未找到任何设施的类别不作评判：数据中没有不等于不可达；设施全部与主路网断开的类别，以及可能包含在较笼统类别（如未分层级的学校）中的类别，也不作评判。结论、图表和服务最薄弱的居住单元只针对其余类别，居住单元的“评判类别可达占比”和覆盖率表的末行也是如此；“可达类别数”“可达类别占比”和得分则统计所查找的全部类别。覆盖率目标只与其所属的标准对照。</translation>
    </message>
    <message>
      <source>A distance is the straight leg to the nearest point of a street within {snap} m, the shortest way along the streets in either direction, and the straight leg to the facility.</source>
      <translation>距离由三段组成：到 {snap} 米内最近道路点的直线段、沿道路（双向）的最短路径、到设施的直线段。</translation>
    </message>
    <message>
      <source>All classes</source>
      <translation>全部类别</translation>
    </message>
    <message>
      <source>All judged classes: {closed} with the barriers, {open} without</source>
      <translation>全部已判定类别：有阻隔时 {closed}，无阻隔时 {open}</translation>
    </message>
    <message>
      <source>As far as the data reach, less than half of the {who} have {far} within {most} m</source>
      <translation>就数据所及，{most} 米内有{far}的{who}不足半数</translation>
    </message>
    <message>
      <source>As far as the data reach, nobody has these classes within {most} m: {classes}.</source>
      <translation>就数据所及，{most} 米内无人可达的类别：{classes}。</translation>
    </message>
    <message>
      <source>As far as the data reach, the largest gap is {classes}: {share} of the {who} within {radius} m.</source>
      <translation>就数据所及，最大缺口为{classes}：{radius} 米内可达的{who}占 {share}。</translation>
    </message>
    <message>
      <source>As far as the data reach, the largest gaps are {classes}: {share} of the {who} each.</source>
      <translation>就数据所及，最大缺口为{classes}：可达的{who}均占 {share}。</translation>
    </message>
    <message>
      <source>Classes of the standard: {k} of {n}</source>
      <translation>标准所列类别：{n} 类中的 {k} 类</translation>
    </message>
    <message>
      <source>Classes that meet the target of {near}: {met} of {n}</source>
      <translation>达到目标（{near}）的类别：{n} 类中的 {met} 类</translation>
    </message>
    <message>
      <source>Classes that meet the target of {near}: {met} of {n}; cannot be told: {k}</source>
      <translation>达到目标（{near}）的类别：{n} 类中的 {met} 类，另有 {k} 类无法判断</translation>
    </message>
    <message>
      <source>Coverage</source>
      <translation>覆盖率</translation>
    </message>
    <message>
      <source>Distances are straight lines: no network was given.</source>
      <translation>距离为直线距离：未提供路网。</translation>
    </message>
    <message>
      <source>Each class is in reach of {low} of the {who}</source>
      <translation>每类设施可达的{who}均占 {low}</translation>
    </message>
    <message>
      <source>Each class is in reach of {low} to {high} of the {who}</source>
      <translation>各类设施可达的{who}占 {low} 至 {high}</translation>
    </message>
    <message>
      <source>Each class of the standard is in reach of {low} to {high} of the {who}</source>
      <translation>标准所列各类设施可达的{who}占 {low} 至 {high}</translation>
    </message>
    <message>
      <source>Facilities without a street</source>
      <translation>未连接道路的设施</translation>
    </message>
    <message>
      <source>Grey: below the target in the data, but the share may be higher.</source>
      <translation>灰色：所计覆盖率未达目标，但实际可能更高。</translation>
    </message>
    <message>
      <source>Half of the {who} have each class within {high:,.0f} m</source>
      <translation>半数{who}至各类最近设施的距离均不超过 {high:,.0f} 米</translation>
    </message>
    <message>
      <source>Half of the {who} have {far} within {high:,.0f} m</source>
      <translation>半数{who}至最近{far}的距离不超过 {high:,.0f} 米</translation>
    </message>
    <message>
      <source>Half of the {who} have {near} within {low:,.0f} m, {far} within {high:,.0f} m</source>
      <translation>半数{who}至最近设施的距离：{near}不超过 {low:,.0f} 米，{far}不超过 {high:,.0f} 米</translation>
    </message>
    <message>
      <source>Judged: {k} of {n} classes</source>
      <translation>共 {n} 类，评判 {k} 类</translation>
    </message>
    <message>
      <source>Less than half of the {who} have {far} within {most} m</source>
      <translation>{most} 米内有{far}的{who}不足半数</translation>
    </message>
    <message>
      <source>Named: the places served worst, listed below, where there is room.</source>
      <translation>图中标名者为服务最薄弱的居住单元，名单见下表；位置不足时从略。</translation>
    </message>
    <message>
      <source>No class stands out: {share} of the {who} reach each of them.</source>
      <translation>各类设施不分高下：每一类均有 {share} 的{who}可达。</translation>
    </message>
    <message>
      <source>No place could be assessed.</source>
      <translation>没有可评估的单元。</translation>
    </message>
    <message>
      <source>Nobody has these classes within {most} m: {classes}.</source>
      <translation>{most} 米内无人可达的类别：{classes}。</translation>
    </message>
    <message>
      <source>Numbers: rows of the places served worst, listed below, where there is room.</source>
      <translation>图中数字：下表所列服务最薄弱单元的行号（有空间处标注）。</translation>
    </message>
    <message>
      <source>Other classes in the data: {n}; not in the standard, all within {radius} m, for reference only</source>
      <translation>其他类别：{n} 类（标准未列，统一按 {radius} 米计，仅供参考）</translation>
    </message>
    <message>
      <source>Places assessed: {n:,}, not assessed: {m:,}.</source>
      <translation>已评估单元：{n:,} 个，未评估：{m:,} 个。</translation>
    </message>
    <message>
      <source>Places assessed: {n:,}, with {pop:,.0f} people; not assessed: {m:,}, with {lost:,.0f} people.</source>
      <translation>已评估单元：{n:,} 个，{pop:,.0f} 人；未评估：{m:,} 个，{lost:,.0f} 人。</translation>
    </message>
    <message>
      <source>Places nearer than the largest radius to the outline of the study area, or beyond it, are at the edge: what lies beyond is unknown, so numbers and shares along streets are lower bounds there, distances upper bounds. Whether the share of a class is a lower bound is told by its own radius, that of all by the largest of the judged classes, which also decides on the map and in the list of the worst served. Without a study area the outline is the convex hull of the streets, without streets that of places and facilities together.</source>
      <translation>距研究范围轮廓小于最大半径的单元以及位于其外的单元处于边缘：轮廓以外的情况未知，此处沿路网的数量与占比为下限，距离为上限。某一类别的占比是否为下限，按该类别自身的半径判断；全部类别合计的占比以及地图和覆盖最差单元清单，按所评判类别中最大的半径判断。未给出研究范围时以路网的最小凸多边形为轮廓，没有路网时以单元与设施共同的最小凸多边形为轮廓。</translation>
    </message>
    <message>
      <source>Places that lack a class that is in the data: {short} of {total:,}</source>
      <translation>{total:,} 个居住单元中，{short} 个缺少数据中的至少一类设施</translation>
    </message>
    <message>
      <source>Places that lack a class that is judged: {short} of {total:,}</source>
      <translation>{total:,} 个居住单元中，{short} 个缺少所评判的至少一类设施</translation>
    </message>
    <message>
      <source>Places that lack a class: {short} of {total:,}</source>
      <translation>{total:,} 个居住单元中，{short} 个缺少至少一类设施</translation>
    </message>
    <message>
      <source>Served worst: {shown} of the places that lack a class, {n} in all</source>
      <translation>服务最薄弱的居住单元：缺少某类设施的有 {n} 个，此处列出 {shown} 个</translation>
    </message>
    <message>
      <source>The barriers change no share of coverage.</source>
      <translation>阻隔未改变任何覆盖率。</translation>
    </message>
    <message>
      <source>The barriers cost most at {category}: {closed} with them, {open} without.</source>
      <translation>阻隔对{category}影响最大：有阻隔时 {closed}，无阻隔时 {open}。</translation>
    </message>
    <message>
      <source>The barriers cost most at {classes}: {lost} percentage points each.</source>
      <translation>阻隔对{classes}影响最大：各降低 {lost} 个百分点。</translation>
    </message>
    <message>
      <source>The larger a dot, the more people.</source>
      <translation>圆点越大，人口越多。</translation>
    </message>
    <message>
      <source>The larger a dot, the more people; named: the places served worst, listed below, where there is room.</source>
      <translation>圆点越大，人口越多；标名者为服务最薄弱的居住单元，名单见下表；位置不足时从略。</translation>
    </message>
    <message>
      <source>The larger a dot, the more people; numbers: rows of the places served worst, listed below, where there is room.</source>
      <translation>圆点越大，人口越多；图中数字：下表所列服务最薄弱单元的行号（有空间处标注）。</translation>
    </message>
    <message>
      <source>The largest gap is {classes}: {share} of the {who} within {radius} m.</source>
      <translation>最大缺口为{classes}：{radius} 米内可达的{who}占 {share}。</translation>
    </message>
    <message>
      <source>The largest gaps are {classes}: {share} of the {who} each.</source>
      <translation>最大缺口为{classes}：可达的{who}均占 {share}。</translation>
    </message>
    <message>
      <source>To be assessed in a run of its own by {standard}: {classes}.</source>
      <translation>宜另行评估（{standard}）：{classes}。</translation>
    </message>
    <message>
      <source>Where the gaps are</source>
      <translation>步行可达性与设施缺口</translation>
    </message>
    <message>
      <source>Who reaches what on foot</source>
      <translation>居民步行能到达哪些设施？</translation>
    </message>
    <message>
      <source>With and without barriers</source>
      <translation>有阻隔与无阻隔</translation>
    </message>
    <message>
      <source>With the barriers {closed} of the {who} reach all classes that are judged, without them {open} would.</source>
      <translation>有阻隔时 {closed} 的{who}可达全部已判定类别，无阻隔时为 {open}。</translation>
    </message>
    <message>
      <source>all classes in the data</source>
      <translation>数据中的全部类别</translation>
    </message>
    <message>
      <source>all classes that are judged</source>
      <translation>所评判的全部类别</translation>
    </message>
    <message>
      <source>cumulative share of {who}</source>
      <translation>{who}累计占比</translation>
    </message>
    <message>
      <source>cumulative share of {who} (lower bound)</source>
      <translation>{who}累计占比（下限）</translation>
    </message>
    <message>
      <source>distance to the nearest facility (m)</source>
      <translation>至最近设施的距离（米）</translation>
    </message>
    <message>
      <source>facility</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>in a straight line (no network)</source>
      <translation>按直线距离（无路网）</translation>
    </message>
    <message>
      <source>in reach: {classes}</source>
      <translation>可达：{classes}</translation>
    </message>
    <message>
      <source>minutes at {speed} km/h</source>
      <translation>分钟（{speed} 公里/小时）</translation>
    </message>
    <message>
      <source>near the edge of the data: uncertain</source>
      <translation>靠近数据边缘：数值不确定</translation>
    </message>
    <message>
      <source>not assessed: no street nearby</source>
      <translation>未评估：附近无道路</translation>
    </message>
    <message>
      <source>not found, unless the facility without a class is one: {k} ({classes})</source>
      <translation>未找到 {k} 类（{classes}；另有 1 处设施无类别，可能属于其中）</translation>
    </message>
    <message>
      <source>not found, unless they are among the {n} facilities without a class: {k} ({classes})</source>
      <translation>未找到 {k} 类（{classes}；另有 {n} 处设施无类别，可能属于其中）</translation>
    </message>
    <message>
      <source>not in the data: {k} ({classes})</source>
      <translation>数据中没有 {k} 类（{classes}）</translation>
    </message>
    <message>
      <source>not judged, as the network is broken there and all facilities that have a street hang apart from the main network: {k} ({classes})</source>
      <translation>因路网断开不作评判 {k} 类（{classes}；其附近有道路的设施均与主路网不相连）</translation>
    </message>
    <message>
      <source>not known, as {n} facilities in the data are only known as {kinds}: {k} ({classes})</source>
      <translation>无法判断 {k} 类（{classes}；数据中 {n} 处设施仅标注为{kinds}，未分层级）</translation>
    </message>
    <message>
      <source>not known, as {n} facility in the data is only known as {kinds}: {k} ({classes})</source>
      <translation>无法判断 {k} 类（{classes}；数据中 {n} 处设施仅标注为{kinds}，未分层级）</translation>
    </message>
    <message>
      <source>on foot along the streets</source>
      <translation>沿道路步行</translation>
    </message>
    <message>
      <source>other classes in the data</source>
      <translation>数据中的其他类别</translation>
    </message>
    <message>
      <source>people</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>places</source>
      <translation>居住单元</translation>
    </message>
    <message>
      <source>share of the {who} in reach</source>
      <translation>可达的{who}占比</translation>
    </message>
    <message>
      <source>share of the {who} in reach (a lower bound from {radius} m on)</source>
      <translation>可达的{who}占比（半径 {radius} 米及以上的类别为下限）</translation>
    </message>
    <message>
      <source>share of the {who} in reach (lower bound)</source>
      <translation>可达的{who}占比（下限）</translation>
    </message>
    <message>
      <source>without barriers</source>
      <translation>无阻隔</translation>
    </message>
    <message>
      <source>{category} ({radius} m)</source>
      <translation>{category}（{radius} 米）</translation>
    </message>
    <message>
      <source>{category}: in reach of {low} of the {who}</source>
      <translation>{category}：可达的{who}占 {low}</translation>
    </message>
    <message>
      <source>{classes}: each in reach of {low} of the {who}</source>
      <translation>{classes}：各类设施可达的{who}均占 {low}</translation>
    </message>
    <message>
      <source>{classes}: each in reach of {low} to {high} of the {who}</source>
      <translation>{classes}：各类设施可达的{who}占 {low} 至 {high}</translation>
    </message>
    <message>
      <source>{n} facilities in the data are only known as {kinds} and not counted as {classes}: the share may be higher.</source>
      <translation>数据中 {n} 处设施仅标注为{kinds}，未计入{classes}，其覆盖率可能更高。</translation>
    </message>
    <message>
      <source>{n} facilities serve nobody because no street is near; the first {shown}:</source>
      <translation>{n} 个设施因附近没有道路而不提供服务；列出前 {shown} 个：</translation>
    </message>
    <message>
      <source>{n} facility in the data is only known as {kinds} and not counted as {classes}: the share may be higher.</source>
      <translation>数据中 {n} 处设施仅标注为{kinds}，未计入{classes}，其覆盖率可能更高。</translation>
    </message>
    <message>
      <source>{n} facility serves nobody because no street is near:</source>
      <translation>{n} 个设施因附近没有道路而不提供服务：</translation>
    </message>
    <message>
      <source>{n} more class is not drawn: {low} of the {who} reach it; the table below holds all.</source>
      <translation>另有 {n} 类未绘出，可达的{who}占 {low}；下表列出全部。</translation>
    </message>
    <message>
      <source>{n} more classes are not drawn: {low} of the {who} reach each of them; the table below holds all.</source>
      <translation>另有 {n} 类未绘出，各类可达的{who}均占 {low}；下表列出全部。</translation>
    </message>
    <message>
      <source>{n} more classes are not drawn: {low} to {high} of the {who} reach each of them; the table below holds all.</source>
      <translation>另有 {n} 类未绘出，各类可达的{who}占 {low} 至 {high}；下表列出全部。</translation>
    </message>
    <message>
      <source>{parts}.</source>
      <translation>{parts}。</translation>
    </message>
    <message>
      <source>{share} of the {who} are near the edge of the data, where more may be in reach than is counted.</source>
      <translation>{share} 的{who}靠近数据边缘，该处实际可达的设施可能多于所计。</translation>
    </message>
    <message>
      <source>{share} of the {who} are near the edge of the data: the shares are lower bounds.</source>
      <translation>{share} 的{who}靠近数据边缘，覆盖率为下限。</translation>
    </message>
    <message>
      <source>{share} of the {who} are near the edge of the data: the shares of the classes within {radius} m or more are lower bounds.</source>
      <translation>{share} 的{who}靠近数据边缘，半径 {radius} 米及以上类别的覆盖率为下限。</translation>
    </message>
    <message>
      <source>{share} of the {who} reach all {n} classes that are in the data {way}.</source>
      <translation>{share} 的{who}{way}可达数据中的全部 {n} 个类别。</translation>
    </message>
    <message>
      <source>{share} of the {who} reach all {n} classes that are judged {way}.</source>
      <translation>{share} 的{who}{way}可达所评判的全部 {n} 类设施。</translation>
    </message>
    <message>
      <source>{share} of the {who} reach all {n} classes {way}.</source>
      <translation>{share} 的{who}{way}可达全部 {n} 个类别。</translation>
    </message>
    <message>
      <source>{share} of the {who} reach {category} within {radius} m {way}, the only class sought that is in the data.</source>
      <translation>{share} 的{who}{way}在 {radius} 米内可达{category}；在所查找的类别中，数据中只有这一类。</translation>
    </message>
    <message>
      <source>{share} of the {who} reach {category} within {radius} m {way}, the only class that is judged.</source>
      <translation>{share} 的{who}{way}在 {radius} 米内可达{category}；可评判的只有这一类。</translation>
    </message>
    <message>
      <source>{target} for {year} ({share})</source>
      <translation>{target}（{year} 年，{share}）</translation>
    </message>
    <message>
      <source>{target} is met by {met} of the {n} classes in the data.</source>
      <translation>数据中的 {n} 类里有 {met} 类达到{target}。</translation>
    </message>
    <message>
      <source>{target} is met by {met} of the {n} classes in the data; of {k} it cannot be told, as the share may be higher.</source>
      <translation>数据中的 {n} 类里有 {met} 类达到{target}，{k} 类因覆盖率可能更高而无法判断。</translation>
    </message>
    <message>
      <source>{target} is met by {met} of the {n} classes judged.</source>
      <translation>所评判的 {n} 类设施中有 {met} 类达到{target}。</translation>
    </message>
    <message>
      <source>{target} is met by {met} of the {n} classes judged; of {k} it cannot be told, as the share may be higher.</source>
      <translation>所评判的 {n} 类设施中有 {met} 类达到{target}，{k} 类因覆盖率可能更高而无法判断。</translation>
    </message>
    <message>
      <source>{year}: {share}</source>
      <translation>{year} 年：{share}</translation>
    </message>
  </context>
  <context>
    <name>Map</name>
    <message>
      <source>N</source>
      <translation>北</translation>
    </message>
    <message>
      <source>{n} km</source>
      <translation>{n} 公里</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
  </context>
  <context>
    <name>MatchList</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A list matched with places</source>
      <translation>名录匹配地点</translation>
    </message>
    <message>
      <source>Give a similarity such as 0.85.</source>
      <translation>请给出相似度，如 0.85。</translation>
    </message>
    <message>
      <source>Matched</source>
      <translation>已匹配</translation>
    </message>
    <message>
      <source>Names are compared without width, case, blanks, punctuation, the form of a company, the city in front and endings with their numerals (幢, 栋, 单元, 门); the score is 1 − edits ÷ length of the longer name. Only names that share two neighbouring letters, or begin with the same letter, are compared, and where both have a city it must be the same. A row is matched from a score of {similarity} on; it is doubtful where the score is up to 0.25 below, where the next best place is within 0.05, or where numerals differ. Of places with equally similar names the one with the same numerals counts, then the first by name, then the westernmost. A city in front is one of prefecture level, with 市 or without (such as 中山, which also names roads, with 市 alone), or any with 市; in 南京路 or 南京大学 it is part of the name. A place without a geometry matches nothing.</source>
      <translation>比较名称时，全角半角、大小写、空格、标点、公司形式、开头的城市以及带数字的词尾（幢、栋、单元、门）不计；得分 = 1 − 编辑次数 ÷ 较长名称的字数。仅比较含有相同的相邻两字或首字相同的名称；两侧都有城市时须一致。得分达到 {similarity} 为已匹配；得分低于该值但不超过 0.25、次优得分相差不超过 0.05 或数字不同的为存疑。得分相同时，先取数字一致的，再按名称排序取先者，再取最西者。开头的城市指地级及以上城市（带“市”与否均可；中山等也用作路名的，须带“市”），其他城市须带“市”；南京路、南京大学中的城市属于名称本身。没有几何图形的地点不参与匹配。</translation>
    </message>
    <message>
      <source>Rows by what was found</source>
      <translation>各类匹配结果的行数</translation>
    </message>
    <message>
      <source>Rows of the list</source>
      <translation>名录各行</translation>
    </message>
    <message>
      <source>To decide: doubtful</source>
      <translation>待判断：存疑</translation>
    </message>
    <message>
      <source>Whether these are one incubator each a person has to decide, before distances are measured.</source>
      <translation>是否为同一家孵化器须由人工确定，再计算距离。</translation>
    </message>
    <message>
      <source>Without a place</source>
      <translation>没有地点</translation>
    </message>
    <message>
      <source>another place has an equally similar name</source>
      <translation>另有名称同样相近的地点</translation>
    </message>
    <message>
      <source>not alike enough</source>
      <translation>相似度不足</translation>
    </message>
    <message>
      <source>numerals differ</source>
      <translation>数字不同</translation>
    </message>
    <message>
      <source>rows</source>
      <translation>行</translation>
    </message>
    <message>
      <source>the value must be greater than 0.</source>
      <translation>该值必须大于 0。</translation>
    </message>
    <message>
      <source>{n} place is carried by several rows of the list, {rows} in all, which stand at its point.</source>
      <translation>有 {n} 个地点对应名单中的多行，共 {rows} 行，均落在同一点上。</translation>
    </message>
    <message>
      <source>{n} places are carried by several rows of the list, {rows} in all, which stand at their points.</source>
      <translation>有 {n} 个地点各对应名单中的多行，共 {rows} 行，分别落在同一点上。</translation>
    </message>
    <message>
      <source>{n} row has no place with a similar name, and so no geometry.</source>
      <translation>{n} 行没有名称相近的地点，无几何。</translation>
    </message>
    <message>
      <source>{n} row is doubtful: it carries the best place, which a person has to confirm.</source>
      <translation>{n} 行存疑：附最相近地点，须人工确认。</translation>
    </message>
    <message>
      <source>{n} rows are doubtful: they carry the best place, which a person has to confirm.</source>
      <translation>{n} 行存疑：附最相近地点，须人工确认。</translation>
    </message>
    <message>
      <source>{n} rows have no place with a similar name, and so no geometry.</source>
      <translation>{n} 行没有名称相近的地点，无几何。</translation>
    </message>
    <message>
      <source>{rows} of the list are matched.</source>
      <translation>名录{rows}已匹配。</translation>
    </message>
    <message>
      <source>{rows} of the list is matched.</source>
      <translation>名录{rows}已匹配。</translation>
    </message>
  </context>
  <context>
    <name>NetworkCheck</name>
    <message>
      <source>At {n} place two one-way lines meet head on or tail to tail: one is against its direction, or a third line is missing.</source>
      <translation>有 {n} 处两条单向线段迎头相接或背向相接：其中一条的方向有误，或缺少第三条线段。</translation>
    </message>
    <message>
      <source>At {n} places two one-way lines meet head on or tail to tail: one is against its direction, or a third line is missing.</source>
      <translation>有 {n} 处两条单向线段迎头相接或背向相接：其中一条的方向有误，或缺少第三条线段。</translation>
    </message>
    <message>
      <source>Lines by their feature ids: {ids}.</source>
      <translation>线段要素 ID：{ids}。</translation>
    </message>
    <message>
      <source>The network falls into {n} parts; {length} of its length and {nodes} of its junctions and ends hang apart from the longest.</source>
      <translation>路网分为 {n} 个部分；{length} 的长度和 {nodes} 的交叉口与端点与最长的部分断开。</translation>
    </message>
    <message>
      <source>{n} junction misses yet another line by at most {gap} m: they are not joined.</source>
      <translation>{n} 个路口与另一条线段相距不足 {gap} 米：两者未相连。</translation>
    </message>
    <message>
      <source>{n} junctions miss yet another line by at most {gap} m: they are not joined.</source>
      <translation>{n} 个路口与另一条线段相距不足 {gap} 米：两者未相连。</translation>
    </message>
    <message>
      <source>{n} line can be entered but not left again, which is no fault at the edge of the data.</source>
      <translation>{n} 条线段能进不能出；位于数据边缘时属正常。</translation>
    </message>
    <message>
      <source>{n} line can be left but not entered, which is no fault at the edge of the data.</source>
      <translation>{n} 条线段能出不能进；位于数据边缘时属正常。</translation>
    </message>
    <message>
      <source>{n} line is slower than {low} or faster than {high} km/h (such as {example}).</source>
      <translation>{n} 条线段的速度低于 {low} 或高于 {high} 公里/小时（如 {example}）。</translation>
    </message>
    <message>
      <source>{n} lines are slower than {low} or faster than {high} km/h (such as {example}).</source>
      <translation>{n} 条线段的速度低于 {low} 或高于 {high} 公里/小时（如 {example}）。</translation>
    </message>
    <message>
      <source>{n} lines can be entered but not left again, which is no fault at the edge of the data.</source>
      <translation>{n} 条线段能进不能出；位于数据边缘时属正常。</translation>
    </message>
    <message>
      <source>{n} lines can be left but not entered, which is no fault at the edge of the data.</source>
      <translation>{n} 条线段能出不能进；位于数据边缘时属正常。</translation>
    </message>
    <message>
      <source>{n} of {all} lines has no usable speed (missing, 0, negative or no number): tools take their own for it.</source>
      <translation>{all} 条线段中有 {n} 条没有可用的速度（缺失、为 0、为负或不是数字）：各工具按其自身的速度参数计。</translation>
    </message>
    <message>
      <source>{n} of {all} lines have no usable speed (missing, 0, negative or no number): tools take their own for them.</source>
      <translation>{all} 条线段中有 {n} 条没有可用的速度（缺失、为 0、为负或不是数字）：各工具按其自身的速度参数计。</translation>
    </message>
  </context>
  <context>
    <name>Parameters</name>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Summary table</source>
      <translation>汇总表</translation>
    </message>
    <message>
      <source>The answer, maps, charts and tables, the thresholds with their source, and what was skipped: a page (.html), or a document to print (.pdf) or to go on writing in Word, WPS or LibreOffice (.odt), as the file's name ends.</source>
      <translation>结论、地图、图表与表格、所用阈值及其来源，以及略去的内容；由文件扩展名决定形式：网页（.html）、供打印的文档（.pdf），或可在 Word、WPS、LibreOffice 中继续编辑的文档（.odt）。</translation>
    </message>
    <message>
      <source>m</source>
      <translation>米</translation>
    </message>
    <message>
      <source>min</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>{title} ({unit})</source>
      <translation>{title}（{unit}）</translation>
    </message>
  </context>
  <context>
    <name>PoiClasses</name>
    <message>
      <source>Choose the field with the code, the type or the name.</source>
      <translation>请选择编码、类型或名称字段。</translation>
    </message>
    <message>
      <source>Classes of points of interest: {scheme}</source>
      <translation>兴趣点归类：{scheme}</translation>
    </message>
    <message>
      <source>Give the table of them a field “class”, fill it in and choose it as the rules.</source>
      <translation>为未识别表加上“class”字段并填写，即可选作规则表。</translation>
    </message>
    <message>
      <source>Not recognised</source>
      <translation>未识别的取值</translation>
    </message>
    <message>
      <source>Own rules come first, then the code, the type text, and the name. Of several codes or types of a place the first that the scheme knows counts. Codes are those of AMap's table of 2017-08-10 (V: read in it, R: not checked) and tags of OpenStreetMap; words of AMap, Baidu and Tencent are matched by text, which is a rule of InnoSpace's own. A metro station's exits have no class beside the station in the life circle. Names are judged by the word at their end, after which brackets and a branch of the same trade (咖啡馆新街口店, 银行城南支行) may stand; incubators only in their own scheme, and there the kind of a house may follow too (创客工场, 孵化大厦). Whatever is classified by its name alone should be checked.</source>
      <translation>自定义规则优先，其后依次为编码、类型文字和名称。一处有多个编码或类型时，取该体系能识别的第一个。编码依据高德 2017-08-10 编码表（V：已核对原表；R：待核对）与 OpenStreetMap 标签；高德、百度、腾讯的类型按文字匹配，为本工具规则。生活圈设施中，地铁站出入口不与车站重复归类。名称以词尾判断，词尾之后可有括注或同业的分店名（咖啡馆新街口店、银行城南支行）；孵化器只在其自身体系中归类，词后还可有房屋类名称（创客工场、孵化大厦）。凡仅凭名称判断的均须核实。</translation>
    </message>
    <message>
      <source>Points by class</source>
      <translation>各类别兴趣点数量</translation>
    </message>
    <message>
      <source>The classes</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>To check: classified by name alone</source>
      <translation>待核实：仅凭名称判断</translation>
    </message>
    <message>
      <source>What the classes are based on</source>
      <translation>归类依据</translation>
    </message>
    <message>
      <source>no field to classify by is given.</source>
      <translation>没有可据以归类的字段。</translation>
    </message>
    <message>
      <source>points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>{n} of them are classified by their names alone and should be checked.</source>
      <translation>其中 {n} 行仅凭名称判断，须核实。</translation>
    </message>
    <message>
      <source>{n} of them is classified by its name alone and should be checked.</source>
      <translation>其中 {n} 行仅凭名称判断，须核实。</translation>
    </message>
    <message>
      <source>{n} of {all} rows of the class “{stop}” are entrances, of which a station has several: the number is not one of stations.</source>
      <translation>“{stop}”类的 {all} 行中有 {n} 行为出入口，一座车站有多个出入口：该数量不等于车站数。</translation>
    </message>
    <message>
      <source>{n} of {all} rows of the class “{stop}” is an entrance: the number is not one of stations.</source>
      <translation>“{stop}”类的 {all} 行中有 {n} 行为出入口：该数量不等于车站数。</translation>
    </message>
    <message>
      <source>{n} other classes</source>
      <translation>其他 {n} 类</translation>
    </message>
    <message>
      <source>{n} row has no value in the chosen fields.</source>
      <translation>{n} 行在所选字段中没有取值。</translation>
    </message>
    <message>
      <source>{n} row of your own rules has no value or no class and is not used.</source>
      <translation>自定义规则中有 {n} 行未填 value 或 class，不使用。</translation>
    </message>
    <message>
      <source>{n} rows have no value in the chosen fields.</source>
      <translation>{n} 行在所选字段中没有取值。</translation>
    </message>
    <message>
      <source>{n} rows of your own rules have no value or no class and are not used.</source>
      <translation>自定义规则中有 {n} 行未填 value 或 class，不使用。</translation>
    </message>
    <message>
      <source>{n} value was not recognised in this scheme.</source>
      <translation>该体系中有 {n} 个取值未识别。</translation>
    </message>
    <message>
      <source>{n} values were not recognised in this scheme.</source>
      <translation>该体系中有 {n} 个取值未识别。</translation>
    </message>
    <message>
      <source>{rows} has a class ({share}).</source>
      <translation>{rows}已归类（{share}）。</translation>
    </message>
    <message>
      <source>{rows} have a class ({share}).</source>
      <translation>{rows}已归类（{share}）。</translation>
    </message>
  </context>
  <context>
    <name>PrepareDialog</name>
    <message>
      <source>How do raw data become layers that can be trusted?</source>
      <translation>原始数据怎样变成可靠的图层？</translation>
    </message>
    <message>
      <source>How does a table come onto the map?</source>
      <translation>表格怎样上图？</translation>
    </message>
    <message>
      <source>How many people live in each building?</source>
      <translation>每栋楼住多少人？</translation>
    </message>
    <message>
      <source>Move coordinates to where they belong</source>
      <translation>坐标怎样纠偏？</translation>
    </message>
    <message>
      <source>Where are the names of a list?</source>
      <translation>名录上的单位在哪里？</translation>
    </message>
    <message>
      <source>Which class does each point belong to?</source>
      <translation>每个兴趣点属于哪一类？</translation>
    </message>
    <message>
      <source>Which points are listed twice?</source>
      <translation>哪些兴趣点重复登记？</translation>
    </message>
    <message>
      <source>Which system are these coordinates in?</source>
      <translation>这些坐标是哪种坐标系？</translation>
    </message>
  </context>
  <context>
    <name>Provider</name>
    <message>
      <source>InnoSpace</source>
      <translation>众创空间规划</translation>
    </message>
    <message>
      <source>InnoSpace: planning of mass innovation spaces</source>
      <translation>InnoSpace 众创空间规划</translation>
    </message>
  </context>
  <context>
    <name>Published</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>Beside the published {figures} of the Nanjing region, beyond chance (95%): {found}.</source>
      <translation>与南京都市圈文献值 {figures} 相比，超出随机波动（95%）的有：{found}。</translation>
    </message>
    <message>
      <source>Each incubator has a single ground, and none lies across the edge of a host, so that {kind} (one ground inside, another outside) cannot occur; it is not set beside the published {figure}.</source>
      <translation>每家孵化器只有一处用地，且没有用地跨越载体边界，因此不可能出现{kind}（一处在内、另一处在外），不与文献值 {figure} 对比。</translation>
    </message>
    <message>
      <source>Each incubator has a single ground, so that {kind} (separate grounds of both kinds) cannot occur; it is not set beside the published {figure}.</source>
      <translation>每家孵化器只有一处用地，不可能出现{kind}（两类用地分设），因此不与文献值 {figure} 对比。</translation>
    </message>
    <message>
      <source>Incubators: {shares} ({n} in all).</source>
      <translation>孵化器：{shares}（共 {n} 家）。</translation>
    </message>
    <message>
      <source>No incubator could be assessed.</source>
      <translation>没有可评估的孵化器。</translation>
    </message>
    <message>
      <source>No share differs from the published {figures} of the Nanjing region beyond chance (95%).</source>
      <translation>各类占比与南京都市圈文献值 {figures} 的差异均在随机波动（95%）之内。</translation>
    </message>
    <message>
      <source>The shares are of {known} of {all} incubators alone, so that they are not set beside the published {figures} of the Nanjing region.</source>
      <translation>以上比例只针对 {all} 家孵化器中的 {known} 家，因此不与南京都市圈文献值 {figures} 对照。</translation>
    </message>
    <message>
      <source>Too few to be set beside the published {figures} of the Nanjing region.</source>
      <translation>数量过少，不宜与南京都市圈文献值 {figures} 对照。</translation>
    </message>
    <message>
      <source>{kind} {points} percentage points higher</source>
      <translation>{kind}高 {points} 个百分点</translation>
    </message>
    <message>
      <source>{kind} {points} percentage points lower</source>
      <translation>{kind}低 {points} 个百分点</translation>
    </message>
  </context>
  <context>
    <name>ReadTable</name>
    <message>
      <source>Choose another file; of a workbook the first sheet with content is read.</source>
      <translation>请选择其他文件；工作簿只读取第一个有内容的工作表。</translation>
    </message>
    <message>
      <source>Coordinates were read from {fields}.</source>
      <translation>坐标读取自{fields}。</translation>
    </message>
    <message>
      <source>If it is {named}, read the table again with that system.</source>
      <translation>若确为 {named}，请以该坐标系重新读取表格。</translation>
    </message>
    <message>
      <source>In {n} row longitude and latitude were swapped; it was read the right way round.</source>
      <translation>有 {n} 行经纬度颠倒，已按正确顺序读取。</translation>
    </message>
    <message>
      <source>In {n} rows longitude and latitude were swapped; they were read the right way round.</source>
      <translation>有 {n} 行经纬度颠倒，已按正确顺序读取。</translation>
    </message>
    <message>
      <source>It has: {columns}.</source>
      <translation>现有各列：{columns}。</translation>
    </message>
    <message>
      <source>Lines above the header: {lines}.</source>
      <translation>表头以上的内容：{lines}。</translation>
    </message>
    <message>
      <source>Name other columns; coordinates in metres are read by QGIS's own import of delimited text.</source>
      <translation>请指定其他列；以米为单位的坐标请用 QGIS 的“添加分隔文本图层”导入。</translation>
    </message>
    <message>
      <source>Name those that hold longitude and latitude. A list without coordinates is joined to places by their names instead.</source>
      <translation>请指定经度列和纬度列。没有坐标的名录应按名称与地点匹配。</translation>
    </message>
    <message>
      <source>Next, convert the points with “{tool}” from {named} to WGS 84, or read the table again with {named} as its system.</source>
      <translation>下一步：用“{tool}”将这些点由 {named} 转换为 WGS 84，或以 {named} 为坐标系重新读取表格。</translation>
    </message>
    <message>
      <source>The coordinates were taken as WGS 84 and not shifted: nothing in the table says which system they are in. “{tool}” finds out by comparing them with the streets.</source>
      <translation>坐标按 WGS 84 读取，未作偏移：表中未注明坐标系。可用“{tool}”对照道路判断。</translation>
    </message>
    <message>
      <source>The decimal sign is a comma in: {columns}.</source>
      <translation>以逗号作小数点的列：{columns}。</translation>
    </message>
    <message>
      <source>The table looks like an export of AMap (it has {columns}), whose coordinates are GCJ-02, but WGS 84 was chosen: if they were not converted before, the points lie hundreds of metres off.</source>
      <translation>该表像是高德导出的数据（含有 {columns}），其坐标为 GCJ-02，而所选坐标系为 WGS 84：若此前未经转换，点位会偏差数百米。</translation>
    </message>
    <message>
      <source>There is no header; the columns are called field_1, field_2 and so on.</source>
      <translation>没有表头，各列命名为 field_1、field_2，依此类推。</translation>
    </message>
    <message>
      <source>no column was found to go with the one given.</source>
      <translation>未找到与所给列配对的坐标列。</translation>
    </message>
    <message>
      <source>no value of {fields} is a longitude or latitude in degrees.</source>
      <translation>{fields}中没有以度为单位的经纬度。</translation>
    </message>
    <message>
      <source>the table has no column “{name}”.</source>
      <translation>表格没有“{name}”列。</translation>
    </message>
    <message>
      <source>the table has no columns of coordinates; it has: {columns}.</source>
      <translation>表格没有坐标列；现有各列：{columns}。</translation>
    </message>
    <message>
      <source>the table holds no rows below its header.</source>
      <translation>表格的表头以下没有数据行。</translation>
    </message>
    <message>
      <source>{fields} are called {named}, but {system} was chosen as their system.</source>
      <translation>{fields} 的名称表明为 {named}，而所选坐标系为 {system}。</translation>
    </message>
    <message>
      <source>{n} row has coordinates that cannot be read; it is kept without a place.</source>
      <translation>有 {n} 行坐标无法识别，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} row has more or fewer cells than the header; the surplus is kept in a column of its own.</source>
      <translation>有 {n} 行的单元格数与表头不一致，多出的内容另成一列。</translation>
    </message>
    <message>
      <source>{n} row has no coordinates; it is kept without a place.</source>
      <translation>有 {n} 行没有坐标，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} row has numbers that are not degrees; it is kept without a place.</source>
      <translation>有 {n} 行的数值不是经纬度，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} row lies outside mainland China, and was not shifted.</source>
      <translation>有 {n} 行位于中国大陆以外，未作纠偏。</translation>
    </message>
    <message>
      <source>{n} row names its direction (east, north).</source>
      <translation>有 {n} 行注明了方向（东经、北纬）。</translation>
    </message>
    <message>
      <source>{n} row was shifted from {system} to WGS 84.</source>
      <translation>有 {n} 行由 {system} 纠偏至 WGS 84。</translation>
    </message>
    <message>
      <source>{n} row without any content was skipped.</source>
      <translation>略过 {n} 个空行。</translation>
    </message>
    <message>
      <source>{n} row without coordinates begins with {words}: it seems a total or a remark, no place. Delete it.</source>
      <translation>{n} 行无坐标且以{words}开头，应为合计或注释而非地点，请从表中删除。</translation>
    </message>
    <message>
      <source>{n} rows have coordinates that cannot be read; they are kept without a place.</source>
      <translation>有 {n} 行坐标无法识别，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} rows have more or fewer cells than the header; the surplus is kept in a column of its own.</source>
      <translation>有 {n} 行的单元格数与表头不一致，多出的内容另成一列。</translation>
    </message>
    <message>
      <source>{n} rows have no coordinates; they are kept without a place.</source>
      <translation>有 {n} 行没有坐标，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} rows have numbers that are not degrees; they are kept without a place.</source>
      <translation>有 {n} 行的数值不是经纬度，予以保留但不定位。</translation>
    </message>
    <message>
      <source>{n} rows lie outside mainland China, and were not shifted.</source>
      <translation>有 {n} 行位于中国大陆以外，未作纠偏。</translation>
    </message>
    <message>
      <source>{n} rows name their direction (east, north).</source>
      <translation>有 {n} 行注明了方向（东经、北纬）。</translation>
    </message>
    <message>
      <source>{n} rows were shifted from {system} to WGS 84.</source>
      <translation>有 {n} 行由 {system} 纠偏至 WGS 84。</translation>
    </message>
    <message>
      <source>{n} rows without any content were skipped.</source>
      <translation>略过 {n} 个空行。</translation>
    </message>
    <message>
      <source>{n} rows without coordinates begin with {words}: they seem totals or remarks, no places. Delete them.</source>
      <translation>{n} 行无坐标且以{words}开头，应为合计或注释而非地点，请从表中删除。</translation>
    </message>
    <message>
      <source>{rows} has a place.</source>
      <translation>{rows}已定位。</translation>
    </message>
    <message>
      <source>{rows} have a place.</source>
      <translation>{rows}已定位。</translation>
    </message>
    <message>
      <source>“{name}”</source>
      <translation>“{name}”</translation>
    </message>
  </context>
  <context>
    <name>Region</name>
    <message>
      <source>2015: Zhejiang, plan area about 3 km², built-up area about 1 km². 2021: guide of ten ministries, plan area 1 to 5 km², which supersedes it.</source>
      <translation>2015：浙江，规划面积 3 平方公里左右，建设面积 1 平方公里左右。2021：十部委导则，规划面积 1～5 平方公里，取代前者。</translation>
    </message>
    <message>
      <source>A river or another axis in one or many lines: merged, gaps bridged, cut to the surroundings of the region. It runs from its western to its eastern end; its sides are north and south, of one that runs rather north–south east and west.</source>
      <translation>一条或多条线表示的河流或其他轴线：自动合并、连接断口，并裁切到区域周边。轴线自西端向东端延伸，两侧为南北；总体呈南北走向的轴线，两侧为东西。</translation>
    </message>
    <message>
      <source>Amenities</source>
      <translation>配套设施</translation>
    </message>
    <message>
      <source>Areas by mix</source>
      <translation>片区及混搭结论</translation>
    </message>
    <message>
      <source>Axis</source>
      <translation>轴线</translation>
    </message>
    <message>
      <source>Base of the location quotient</source>
      <translation>区位熵基数</translation>
    </message>
    <message>
      <source>Brown line statistics</source>
      <translation>棕线统计</translation>
    </message>
    <message>
      <source>Built-up ground</source>
      <translation>建成区</translation>
    </message>
    <message>
      <source>Campuses (校区)</source>
      <translation>校区</translation>
    </message>
    <message>
      <source>Cities</source>
      <translation>城市</translation>
    </message>
    <message>
      <source>Cities with their incubators</source>
      <translation>城市及其孵化器</translation>
    </message>
    <message>
      <source>City name</source>
      <translation>城市名称</translation>
    </message>
    <message>
      <source>Communities (社区)</source>
      <translation>社区</translation>
    </message>
    <message>
      <source>Concentration over cities</source>
      <translation>城市间集中度</translation>
    </message>
    <message>
      <source>Control areas</source>
      <translation>控制区</translation>
    </message>
    <message>
      <source>Core city</source>
      <translation>核心城市</translation>
    </message>
    <message>
      <source>Core, belt and areas along an axis</source>
      <translation>沿轴线的一心一带两片区</translation>
    </message>
    <message>
      <source>Core, belt, and the area on each side (north and south, or east and west) as polygons that together fill the region.</source>
      <translation>一心、一带与两侧片区（南北或东西）的面，合起来覆盖整个区域。</translation>
    </message>
    <message>
      <source>Corridor</source>
      <translation>走廊</translation>
    </message>
    <message>
      <source>Depth of the belt</source>
      <translation>带状区单侧宽度</translation>
    </message>
    <message>
      <source>District name</source>
      <translation>区县名称</translation>
    </message>
    <message>
      <source>Districts</source>
      <translation>区县</translation>
    </message>
    <message>
      <source>Do incubators follow the river: how many stand in the core city, in the belt along the axis, and on each side of it? How does the belt's share grow with its depth?</source>
      <translation>孵化器是否沿江分布：核心城市、沿轴带状区以及两侧各有多少？带状区的占比如何随单侧宽度增长？</translation>
    </message>
    <message>
      <source>Does a feature town keep the size that the rules of its time ask for, and which of park, community, scenery and campus overlap in it?</source>
      <translation>特色小镇是否符合当时规定的规模？园区、社区、景区、校区中有哪些在其中叠加？</translation>
    </message>
    <message>
      <source>Does each new town or park have formal and informal innovation space, large and small amenities, inside and within reach; or are there small amenities inside and no large ones outside (院内小配套完善、院外大配套缺失)?</source>
      <translation>各新城或园区之内及可达范围内，是否兼有正式与非正式创新空间、大配套与小配套？是否存在“院内小配套完善、院外大配套缺失”的情形？</translation>
    </message>
    <message>
      <source>Does manufacturing stay inside the brown line, the border of its control areas; what is new since a year, and who stands outside?</source>
      <translation>制造业是否位于棕线（制造业布局控制线）之内？某年以来新增了哪些？哪些在线外？</translation>
    </message>
    <message>
      <source>Each kind: how many lie inside the areas and within their reach, each once; areas that have one within reach; numbers per 1,000 employees.</source>
      <translation>各类别：片区之内及可达范围内的数量（共用者只计一次）、可达此类的片区数、每千名从业人员可达数。</translation>
    </message>
    <message>
      <source>Employees</source>
      <translation>从业人员数</translation>
    </message>
    <message>
      <source>Feature towns</source>
      <translation>特色小镇</translation>
    </message>
    <message>
      <source>Feature towns with verdict</source>
      <translation>特色小镇及结论</translation>
    </message>
    <message>
      <source>For the built-up area.</source>
      <translation>用于计算建设面积。</translation>
    </message>
    <message>
      <source>For the figures per 1,000 employees. Empty: no such figures.</source>
      <translation>用于计算每千名从业人员指标；留空则不计算。</translation>
    </message>
    <message>
      <source>For the ratio of the largest to the second province.</source>
      <translation>用于计算第一省与第二省之比。</translation>
    </message>
    <message>
      <source>For the report's list of those outside.</source>
      <translation>用于报告中的线外名单。</translation>
    </message>
    <message>
      <source>For the report; empty: areas are called by their row.</source>
      <translation>用于报告；留空则以行号称呼片区。</translation>
    </message>
    <message>
      <source>For the report; empty: towns are called by their row.</source>
      <translation>用于报告；留空则以行号称呼小镇。</translation>
    </message>
    <message>
      <source>Formal or informal</source>
      <translation>正式或非正式</translation>
    </message>
    <message>
      <source>How concentrated are incubators among the cities of a region, and do higher city tiers have more of them?</source>
      <translation>孵化器在区域各城市间有多集中？城市等级越高，孵化器是否越多？</translation>
    </message>
    <message>
      <source>Incubators</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>Incubators by zone</source>
      <translation>孵化器所在分区</translation>
    </message>
    <message>
      <source>Industrial parks (园区)</source>
      <translation>园区</translation>
    </message>
    <message>
      <source>Innovation corridor</source>
      <translation>创新走廊</translation>
    </message>
    <message>
      <source>Innovation space at most this far away (metres) counts as beside it.</source>
      <translation>距离不超过该值（米）的创新空间视为邻近。</translation>
    </message>
    <message>
      <source>Innovation spaces</source>
      <translation>创新空间</translation>
    </message>
    <message>
      <source>Its name. Empty: the city with most incubators.</source>
      <translation>核心城市名称。留空：孵化器最多的城市。</translation>
    </message>
    <message>
      <source>Lakes, rivers, wetlands, parks: points, lines or polygons.</source>
      <translation>湖泊、河流、湿地、公园：点、线或面。</translation>
    </message>
    <message>
      <source>Large or small</source>
      <translation>大配套或小配套</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>级别</translation>
    </message>
    <message>
      <source>Manufacturing</source>
      <translation>制造业</translation>
    </message>
    <message>
      <source>Manufacturing and the brown line</source>
      <translation>制造业与棕线</translation>
    </message>
    <message>
      <source>Manufacturing by class</source>
      <translation>制造业分类</translation>
    </message>
    <message>
      <source>Measures of concentration</source>
      <translation>集中度指标</translation>
    </message>
    <message>
      <source>Metres from edge to edge, the ends flat. The west Hangzhou corridor (33 km, 500 km²) is about 15 km wide.</source>
      <translation>两侧边缘之间的距离（米），两端平直。杭州城西创新走廊（33 公里、500 平方公里）宽约 15 公里。</translation>
    </message>
    <message>
      <source>Metres on each side of the axis; the study of the Nanjing region takes 30 km.</source>
      <translation>轴线每侧的距离（米）；南京都市圈的研究取 30 公里。</translation>
    </message>
    <message>
      <source>Mix of new towns</source>
      <translation>新城混搭</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <source>Name of the area</source>
      <translation>片区名称</translation>
    </message>
    <message>
      <source>National, provincial or municipal level, in Chinese or English.</source>
      <translation>国家级、省级或市级，中英文均可。</translation>
    </message>
    <message>
      <source>New since</source>
      <translation>新增起始年</translation>
    </message>
    <message>
      <source>New towns or parks</source>
      <translation>新城或园区</translation>
    </message>
    <message>
      <source>No cities are given: the region is the convex hull of the incubators, without a core.</source>
      <translation>未给出城市图层：以孵化器的最小凸多边形为区域，不设核心。</translation>
    </message>
    <message>
      <source>Number, share of all and area by class and is_new.</source>
      <translation>按类别与是否新增统计的数量、占比与面积。</translation>
    </message>
    <message>
      <source>Number, share, area and density by zone.</source>
      <translation>各分区的数量、占比、面积与密度。</translation>
    </message>
    <message>
      <source>One polygon: length_km, area_km2, space_km2, space_share, n, per_km, districts (their number), blue_share, longest_gap_km. Point spaces have no area: space_km2 stays empty, blue_share counts them. Of several axis lines it keeps the attributes that all of them share.</source>
      <translation>一个面：长度、面积、创新空间面积、占比、数量、每公里数量、区县数、邻近蓝绿空间占比、最长空白段。点状空间没有面积：创新空间面积为空，邻近蓝绿空间占比按个数计。轴线为多条线时，保留各线取值相同的属性。</translation>
    </message>
    <message>
      <source>Own kinds</source>
      <translation>自定类别</translation>
    </message>
    <message>
      <source>Points or polygons: science parks, incubators, maker spaces, cafés.</source>
      <translation>点或面：科技园、孵化器、众创空间、咖啡馆等。</translation>
    </message>
    <message>
      <source>Points or polygons; a polygon counts where its point on surface lies.</source>
      <translation>点或面；面按其内部代表点所在位置计。</translation>
    </message>
    <message>
      <source>Points or polygons; it may be the layer of the innovation spaces.</source>
      <translation>点或面；可与创新空间为同一图层。</translation>
    </message>
    <message>
      <source>Polygons (factory or industrial land) or points.</source>
      <translation>面（工厂或工业用地）或点。</translation>
    </message>
    <message>
      <source>Polygons of new towns, parks or incubators, each judged by itself.</source>
      <translation>新城、园区或孵化器的范围，逐一评判。</translation>
    </message>
    <message>
      <source>Polygons, or points; those that meet the corridor count.</source>
      <translation>面或点；与走廊相交者计入。</translation>
    </message>
    <message>
      <source>Polygons; an incubator where cities overlap or meet counts in the smallest of them.</source>
      <translation>面；位于城市相互重叠或相接之处的孵化器计入其中面积最小的城市。</translation>
    </message>
    <message>
      <source>Primacy, first share, Herfindahl, Gini, tier correlation, nearest-neighbour index with z and area, province ratio.</source>
      <translation>首位度、首位占比、赫芬达尔指数、基尼系数、等级相关、最近邻指数及其 z 值与面积、省际之比。</translation>
    </message>
    <message>
      <source>Province</source>
      <translation>省份</translation>
    </message>
    <message>
      <source>Reach</source>
      <translation>可达距离</translation>
    </message>
    <message>
      <source>Reach of water and green</source>
      <translation>蓝绿空间影响距离</translation>
    </message>
    <message>
      <source>Resident population of the urban area, for the city tiers of 国发〔2014〕51号. The same figure on all rows of a city is the city's; different ones are added up.</source>
      <translation>城区常住人口，用于按国发〔2014〕51号划分城市规模等级。同一城市各行数值相同时即为该城市的数值，不同时相加。</translation>
    </message>
    <message>
      <source>Rows of one name are one city; a row without a name stands for itself.</source>
      <translation>同名的行视为同一城市；没有名称的行各自独立。</translation>
    </message>
    <message>
      <source>Rows of one name are one district; a row without a name stands for itself.</source>
      <translation>同名的行视为同一区县；没有名称的行各自独立。</translation>
    </message>
    <message>
      <source>Rule set</source>
      <translation>规则版本</translation>
    </message>
    <message>
      <source>Scenery (景区)</source>
      <translation>景区</translation>
    </message>
    <message>
      <source>Sections by district</source>
      <translation>分区县段落</translation>
    </message>
    <message>
      <source>Share by depth</source>
      <translation>各单侧宽度的占比</translation>
    </message>
    <message>
      <source>Slack (%)</source>
      <translation>允许幅度（%）</translation>
    </message>
    <message>
      <source>The areas with n_formal, n_informal (within reach, inside included), informal_share, n_large_in, n_small_in (inside), n_large_reach, n_small_reach (within reach, inside included), mix (evenness of the four kinds within reach, 0–1), verdict and status.</source>
      <translation>片区，附可达的正式、非正式创新空间数（含区内）、非正式空间占比、区内与可达的大、小配套数、混合度（可达四类的均匀度，0～1）、结论与状态。</translation>
    </message>
    <message>
      <source>The cities with n, n by level, share, density (per km²), tier, lq and status; rows of one city repeat the city's figures.</source>
      <translation>城市，附数量、各级数量、占比、每平方公里密度、规模等级、区位熵与状态；同一城市的各行数值相同。</translation>
    </message>
    <message>
      <source>The corridor cut by district, from west to east, with the same measures, each section's share of the spaces and n_across: spaces that lie across its border. What lies outside all districts comes last.</source>
      <translation>按区县自西向东切分的走廊，附同样的指标、各段占空间总数的比例，以及跨越其边界的空间数。所有区县之外的部分列于最后。</translation>
    </message>
    <message>
      <source>The corridor's axis in one or many lines; measured from its western end.</source>
      <translation>以一条或多条线表示的走廊轴线；自西端起量。</translation>
    </message>
    <message>
      <source>The districts or cities that the corridor crosses.</source>
      <translation>走廊穿越的区县或城市。</translation>
    </message>
    <message>
      <source>The first of the four areas.</source>
      <translation>四区之一。</translation>
    </message>
    <message>
      <source>The first year that counts as new.</source>
      <translation>自该年起视为新增。</translation>
    </message>
    <message>
      <source>The fourth.</source>
      <translation>四区之四。</translation>
    </message>
    <message>
      <source>The ground inside the brown line, such as industrial parks; they may overlap.</source>
      <translation>棕线以内的用地，如产业园区；可以重叠。</translation>
    </message>
    <message>
      <source>The incubators with zone, axis_m (metres to the axis), side and status.</source>
      <translation>孵化器，附分区、至轴线的距离（米）、所在侧与状态。</translation>
    </message>
    <message>
      <source>The manufacturing with inside_share, brown_line (inside, straddles, outside), is_new and status.</source>
      <translation>制造业用地，附线内占比、与棕线的关系（线内、跨线、线外）、是否新增与状态。</translation>
    </message>
    <message>
      <source>The plan area of each town.</source>
      <translation>各小镇的规划范围。</translation>
    </message>
    <message>
      <source>The region. Empty: the convex hull of the incubators, without a core. Incubators outside all cities have no zone.</source>
      <translation>研究区域。留空：取孵化器的最小凸多边形，不设核心。位于所有城市之外的孵化器不归入任何分区。</translation>
    </message>
    <message>
      <source>The second.</source>
      <translation>四区之二。</translation>
    </message>
    <message>
      <source>The third.</source>
      <translation>四区之三。</translation>
    </message>
    <message>
      <source>The towns with plan_km2, built_km2, plan_ok, built_ok, areas_n (kinds present), the area of each kind, overlap (km² under two or more kinds), mix (evenness, 0–1; empty where fewer than two kinds are given), verdict and status.</source>
      <translation>小镇，附规划面积、建设面积、规划与建设面积是否达标、所含区类数、各类面积、两类以上叠加的面积（平方公里）、均匀度（0～1；给出不足两类时为空）、结论与状态。</translation>
    </message>
    <message>
      <source>Town name</source>
      <translation>小镇名称</translation>
    </message>
    <message>
      <source>Urban residents (persons)</source>
      <translation>城区常住人口（人）</translation>
    </message>
    <message>
      <source>Water and green</source>
      <translation>蓝绿空间</translation>
    </message>
    <message>
      <source>What incubators are compared with: firms, jobs, residents. Above 1: more than its part. The same figure on all rows of a city is the city's; different ones are added up.</source>
      <translation>孵化器的对比基数：企业、就业岗位或居民数。大于 1 表示高于平均份额。同一城市各行数值相同时视为全市数值，不同时相加。</translation>
    </message>
    <message>
      <source>What lies at most this far away (m), or inside, is within reach. A user parameter.</source>
      <translation>不超过此距离（米）或位于片区之内者视为可达。由用户设定。</translation>
    </message>
    <message>
      <source>What share of the incubators, and of the ground, core and belt would hold at depths up to twice the chosen.</source>
      <translation>在所选单侧宽度两倍以内的各种宽度下，一心一带所占的孵化器比例与用地比例。</translation>
    </message>
    <message>
      <source>What ties a corridor together: how much innovation space does it hold, in whose district, how near to water and green, and where is there none?</source>
      <translation>走廊由什么串联：有多少创新空间、分属哪些区县、距蓝绿空间多近、哪里是空白？</translation>
    </message>
    <message>
      <source>What “about” allows in the rules of 2015: 10 means 2.7 to 3.3 km² for 3 km².</source>
      <translation>2015 年规定中“左右”的允许幅度：10 表示 3 平方公里可为 2.7～3.3 平方公里。</translation>
    </message>
    <message>
      <source>Which kind a value of either field stands for: formal, informal, large or small, several separated by commas; an empty kind leaves it out. They come before the tool's own table.</source>
      <translation>两个字段的取值各属哪一类：正式、非正式、大配套、小配套，多类以逗号分隔；类别留空则不计入。先于本工具自带的对照表。</translation>
    </message>
    <message>
      <source>Width of the corridor</source>
      <translation>走廊宽度</translation>
    </message>
    <message>
      <source>With streets the way runs along them, from the area's point on surface; without, straight from its edge.</source>
      <translation>给出路网时，自片区内部代表点沿道路量取；否则自片区边界按直线量取。</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>年份</translation>
    </message>
    <message>
      <source>Year of foundation or permit: a year, a date, or a text that begins with a year.</source>
      <translation>设立或许可年份：年份、日期，或以年份开头的文本。</translation>
    </message>
    <message>
      <source>Zone statistics</source>
      <translation>分区统计</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>分区</translation>
    </message>
    <message>
      <source>formal or informal, or a class of “Classify points of interest”, an AMap code, an OSM tag: science parks, incubators and universities are formal, maker spaces and meeting places informal. Others do not count.</source>
      <translation>正式或非正式，也可以是“兴趣点归类”的类别、高德类型码或 OSM 标签：科技园、孵化器、高校为正式创新空间，众创空间与交往场所为非正式创新空间；其余不计入。</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>large or small, or a class as above: shopping centres, cinemas, hospitals are large; convenience stores, markets, kindergartens, community health centres are small. Others do not count.</source>
      <translation>大配套或小配套，也可以是上述类别：商场、电影院、医院为大配套，便利店、菜市场、幼儿园、社区卫生服务中心为小配套；其余不计入。</translation>
    </message>
    <message>
      <source>value</source>
      <translation>取值</translation>
    </message>
  </context>
  <context>
    <name>RegionDialog</name>
    <message>
      <source>Do they follow the river belt?</source>
      <translation>是否沿江分布？</translation>
    </message>
    <message>
      <source>Does a feature town keep its size and mix?</source>
      <translation>特色小镇的规模与复合是否达标？</translation>
    </message>
    <message>
      <source>Does manufacturing stay inside the brown line?</source>
      <translation>制造业是否在棕线之内？</translation>
    </message>
    <message>
      <source>How concentrated are they among cities?</source>
      <translation>孵化器在城市间的集中程度如何？</translation>
    </message>
    <message>
      <source>How do incubators spread over the region, its belt, corridors and towns?</source>
      <translation>孵化器在区域、沿江带、走廊与特色小镇中如何分布？</translation>
    </message>
    <message>
      <source>Is a new town mixed: formal and informal, large and small?</source>
      <translation>新城是否混搭：正式与非正式、大配套与小配套？</translation>
    </message>
    <message>
      <source>What goes with their number?</source>
      <translation>哪些因子与其数量相关？</translation>
    </message>
    <message>
      <source>What ties the corridor together?</source>
      <translation>创新走廊由什么串联？</translation>
    </message>
    <message>
      <source>Whom are they near more often than by chance?</source>
      <translation>它们与谁相邻的程度高于随机？</translation>
    </message>
  </context>
  <context>
    <name>RegionReport</name>
    <message>
      <source> on {ground} of the ground</source>
      <translation>，占面积的 {ground}</translation>
    </message>
    <message>
      <source>, and {n} lie across a border</source>
      <translation>，{n} 处跨越区县边界</translation>
    </message>
    <message>
      <source>, and {n} lies across a border</source>
      <translation>，{n} 处跨越区县边界</translation>
    </message>
    <message>
      <source>, and {n} stand where districts meet: each counts in the first of them along the axis</source>
      <translation>，{n} 处位于区县交界处，各计入沿轴线最先经过的区县</translation>
    </message>
    <message>
      <source>, and {n} stands where districts meet: it counts in the first of them along the axis</source>
      <translation>，{n} 处位于区县交界处，计入沿轴线最先经过的区县</translation>
    </message>
    <message>
      <source>, {share} in each of {n} that tie for second: {cities}</source>
      <translation>，并列第二的 {n} 个城市各占 {share}：{cities}</translation>
    </message>
    <message>
      <source>, {share} in {cities}</source>
      <translation>，{share} 位于{cities}</translation>
    </message>
    <message>
      <source>.</source>
      <translation>。</translation>
    </message>
    <message>
      <source>95% of random draws on the same ground: {low:.2f}–{high:.2f}</source>
      <translation>同一用地上 95% 的随机抽样介于 {low:.2f}–{high:.2f}</translation>
    </message>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>; in the core {share}, in both {both}</source>
      <translation>；核心内占 {share}，两者合计 {both}</translation>
    </message>
    <message>
      <source>; in the {one} {n_one}, in the {other} {n_other}.</source>
      <translation>；{one}占 {n_one}，{other}占 {n_other}。</translation>
    </message>
    <message>
      <source>; of {n} the year is unknown</source>
      <translation>；另有 {n} 个年份不详</translation>
    </message>
    <message>
      <source>A belt of {km} km holds {share} of the incubators</source>
      <translation>单侧宽度 {km} 公里的带状区聚集了 {share} 的孵化器</translation>
    </message>
    <message>
      <source>A ground is inside when its whole area lies in the union of the control areas, outside when none does; a thousandth of the area is tolerated, because two drawings of one line never agree. Points on the outer edge stand outside. Grounds that overlap count their ground once in the area of a class. After Planners 2016 no. 9, paper 4 §3.3: no new manufacturing outside the industrial parks.</source>
      <translation>地块全部位于控制区并集内为线内，完全不在其中为线外；由于同一条线两次绘制难以完全一致，容许千分之一的面积误差。位于外边界上的点视为线外。相互重叠的地块在同类面积中只计一次。依据《规划师》2016年第9期第4篇 §3.3：产业园区外原则上不再新增制造业。</translation>
    </message>
    <message>
      <source>After Planners 2016 no. 9, paper 4 §3.2: a new town needs formal space beside informal, and the large amenities of a city beside the small ones of every day. Inside: the point on surface of a space or amenity lies in the area, its border included. In reach: inside, or at most so far away, along the streets from the area's point on surface, without streets straight from its edge. The spaces are judged first, then the amenities in reach. Mix: Shannon evenness of the four kinds in reach (1 = equal numbers). Which class is formal or informal, large or small: as paper 4 names them (science parks formal; maker spaces and meeting places informal; shopping centres and cinemas large; convenience stores, shopping streets, community health centres and kindergartens small), the others by a rule of this tool's own; own kinds come before both. The whole table of kinds lies among the resources in the plugin's folder and may be edited. Small amenities inside and no large one in reach is what paper 4 §3.2.2 says of Hangzhou's Future Sci-Tech City; whether the small ones are complete is not judged here. What stands in none of the layers is not known.</source>
      <translation>依据《规划师》2016年第9期第4篇 §3.2：新城既需要正式创新空间，也需要非正式创新空间；既需要城市层面的大配套，也需要日常的小配套。区内：空间或配套的内部代表点位于片区之内（含边界）。可达：位于区内，或不超过可达距离；有路网时自片区内部代表点沿道路量取，无路网时自片区边界按直线量取。先评判空间，再评判可达配套。混合度：可达四类数量的香农均匀度（1 = 数量相等）。正式与非正式、大配套与小配套的划分：第4篇所列者从之（科技园为正式；众创空间与交往场所为非正式；商场、电影院为大配套；便利店、商业街、社区卫生服务中心、幼儿园为小配套），其余为本工具规则；自定类别优先于二者。完整对照表存放在插件目录的资源文件夹中，可自行修改。“院内小配套完善、院外大配套缺失”为第4篇 §3.2.2 对杭州未来科技城的表述，此处指区内有小配套、可达范围内没有大配套；小配套是否齐全，不作评判。未列入图层者无从得知。</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>片区</translation>
    </message>
    <message>
      <source>Areas and distances are measured in the plane of the layer's own projection.</source>
      <translation>面积与距离按图层自身的投影平面量算。</translation>
    </message>
    <message>
      <source>Areas and distances are measured on the ellipsoid (Snyder 1987; Vincenty 1975).</source>
      <translation>面积与距离按椭球面量算（Snyder 1987；Vincenty 1975）。</translation>
    </message>
    <message>
      <source>At least half of the {n} incubators outside the core stand within {km} km of the axis.</source>
      <translation>核心之外的 {n} 家孵化器中，至少一半距轴线不超过 {km} 公里。</translation>
    </message>
    <message>
      <source>At least half of the {n} incubators stand within {km} km of the axis.</source>
      <translation>{n} 家孵化器中，至少一半距轴线不超过 {km} 公里。</translation>
    </message>
    <message>
      <source>At most the depth from the axis: belt; else by side, left or right of the nearest stretch of the axis, which runs from its western to its eastern end and beyond in a straight line. The sides are north and south; of an axis that runs rather north–south, east and west. After Planners 2016 no. 9, paper 5 §2.1: one core, one belt, two areas.</source>
      <translation>距轴线不超过单侧宽度者为一带；否则按所在侧划分，即位于最近一段轴线的左侧或右侧，轴线自西端向东端延伸，两端沿直线外延。两侧为南北；总体呈南北走向的轴线，两侧为东西。依据《规划师》2016年第9期第5篇 §2.1：一心一带两片区。</translation>
    </message>
    <message>
      <source>At {km} km core and belt hold {share} of the incubators on {ground} of the ground</source>
      <translation>单侧宽度 {km} 公里时，一心一带以 {ground} 的用地聚集 {share} 的孵化器</translation>
    </message>
    <message>
      <source>At {km} km the belt holds {share} of the incubators on {ground} of the ground</source>
      <translation>单侧宽度 {km} 公里时，带状区以 {ground} 的用地聚集 {share} 的孵化器</translation>
    </message>
    <message>
      <source>Belt and areas along an axis, without a core</source>
      <translation>沿轴线的一带两片区（无核心）</translation>
    </message>
    <message>
      <source>Beside the published shares of the Nanjing region in 2014: {parts}.</source>
      <translation>与文献值（南京都市圈，2014）对照：{parts}。</translation>
    </message>
    <message>
      <source>Both kinds of space and large amenities, but no small one, are in reach of: {areas}.</source>
      <translation>两类空间俱全、有大配套、缺小配套（可达范围内）：{areas}。</translation>
    </message>
    <message>
      <source>Both kinds of space and small amenities, these outside only, but no large one, are in reach of: {areas}.</source>
      <translation>两类空间俱全、小配套仅在区外、缺大配套（可达范围内）：{areas}。</translation>
    </message>
    <message>
      <source>Both kinds of space, but no amenity, are in reach of: {areas}.</source>
      <translation>两类空间俱全，但可达范围内无配套：{areas}。</translation>
    </message>
    <message>
      <source>Built-up area too large: {towns}.</source>
      <translation>建设面积过大：{towns}。</translation>
    </message>
    <message>
      <source>By class</source>
      <translation>分类统计</translation>
    </message>
    <message>
      <source>By kind</source>
      <translation>各类别</translation>
    </message>
    <message>
      <source>Cities</source>
      <translation>城市</translation>
    </message>
    <message>
      <source>Cities and incubators</source>
      <translation>城市与孵化器</translation>
    </message>
    <message>
      <source>Cities by tier</source>
      <translation>各等级城市</translation>
    </message>
    <message>
      <source>Concentration</source>
      <translation>集中度</translation>
    </message>
    <message>
      <source>Concentration over cities</source>
      <translation>城市间集中度</translation>
    </message>
    <message>
      <source>Core and a belt of {km} km hold {share} of the incubators</source>
      <translation>一心与单侧宽度 {km} 公里的带状区聚集了 {share} 的孵化器</translation>
    </message>
    <message>
      <source>Core and belt are most ahead of their ground at a depth of {km} km: {share} of the incubators on {ground} of the ground, by the curve.</source>
      <translation>按曲线，单侧宽度为 {km} 公里时，一心一带的孵化器占比超出用地占比最多：以 {ground} 的用地聚集 {share} 的孵化器。</translation>
    </message>
    <message>
      <source>Core, belt and areas along an axis</source>
      <translation>沿轴线的一心一带两片区</translation>
    </message>
    <message>
      <source>Densest: {zone}</source>
      <translation>密度最高：{zone}</translation>
    </message>
    <message>
      <source>Districts along the corridor</source>
      <translation>走廊分区县统计</translation>
    </message>
    <message>
      <source>Feature towns</source>
      <translation>特色小镇</translation>
    </message>
    <message>
      <source>Higher city tiers tend to have fewer incubators (rank correlation {rho:+.2f} over {m} cities of known tier, p {p}).</source>
      <translation>城市等级越高，孵化器往往越少（秩相关系数 {rho:+.2f}，等级已知的城市 {m} 个，p {p}）。</translation>
    </message>
    <message>
      <source>Higher city tiers tend to have more incubators (rank correlation {rho:+.2f} over {m} cities of known tier, p {p}).</source>
      <translation>城市等级越高，孵化器往往越多（秩相关系数 {rho:+.2f}，等级已知的城市 {m} 个，p {p}）。</translation>
    </message>
    <message>
      <source>In none of the towns ({n}) do two or more of {areas} overlap.</source>
      <translation>各小镇（{n} 个）中，{areas}均无两类以上叠加。</translation>
    </message>
    <message>
      <source>In the town no two of {areas} overlap.</source>
      <translation>该小镇中，{areas}均无两类以上叠加。</translation>
    </message>
    <message>
      <source>In the town two or more of {areas} overlap, on {km2} km².</source>
      <translation>该小镇存在{areas}两类以上叠加，面积 {km2} 平方公里。</translation>
    </message>
    <message>
      <source>In {k} of {n} towns two or more of {areas} overlap, on {km2} km² in all.</source>
      <translation>{n} 个小镇中有 {k} 个存在{areas}两类以上叠加，合计 {km2} 平方公里。</translation>
    </message>
    <message>
      <source>Including those in the core, {share} stand within {km} km of the axis.</source>
      <translation>连同核心内的孵化器在内，{share} 距轴线不超过 {km} 公里。</translation>
    </message>
    <message>
      <source>Incubators by city and level</source>
      <translation>各城市各级别孵化器</translation>
    </message>
    <message>
      <source>Innovation corridor</source>
      <translation>创新走廊</translation>
    </message>
    <message>
      <source>Inside the brown line: {share}</source>
      <translation>位于棕线内：{share}</translation>
    </message>
    <message>
      <source>Its axis crosses {n} district</source>
      <translation>走廊轴线穿越 {n} 个区县</translation>
    </message>
    <message>
      <source>Its axis crosses {n} districts</source>
      <translation>走廊轴线穿越 {n} 个区县</translation>
    </message>
    <message>
      <source>Longest stretch without the centre of an innovation space: {km} km</source>
      <translation>没有创新空间中心的最长一段：{km} 公里</translation>
    </message>
    <message>
      <source>Manufacturing and its control areas</source>
      <translation>制造业与控制区</translation>
    </message>
    <message>
      <source>Manufacturing and the brown line</source>
      <translation>制造业与棕线</translation>
    </message>
    <message>
      <source>Mix of new towns</source>
      <translation>新城混搭</translation>
    </message>
    <message>
      <source>Most innovation space for its ground: {district}</source>
      <translation>创新空间占本段用地比例最高：{district}</translation>
    </message>
    <message>
      <source>Most innovation spaces: {district}</source>
      <translation>创新空间最多：{district}</translation>
    </message>
    <message>
      <source>Namely: {areas}.</source>
      <translation>即：{areas}。</translation>
    </message>
    <message>
      <source>No area could be assessed.</source>
      <translation>没有可评估的片区。</translation>
    </message>
    <message>
      <source>No cities were given: the region is the convex hull of the incubators, without a core.</source>
      <translation>未给出城市：区域为孵化器的最小凸多边形，不设核心。</translation>
    </message>
    <message>
      <source>No ground is known to be new since {year}</source>
      <translation>未见 {year} 年以来新增的地块</translation>
    </message>
    <message>
      <source>No incubator stands in any of the cities.</source>
      <translation>各城市内均无孵化器。</translation>
    </message>
    <message>
      <source>No incubator stands in the region.</source>
      <translation>区域内没有孵化器。</translation>
    </message>
    <message>
      <source>No innovation space in any section</source>
      <translation>各段均无创新空间</translation>
    </message>
    <message>
      <source>No innovation space is in reach of: {areas}.</source>
      <translation>可达范围内无创新空间：{areas}。</translation>
    </message>
    <message>
      <source>Of the {n} innovation space in reach of the areas {share} is informal.</source>
      <translation>各片区可达的创新空间共 {n} 处，其中非正式空间占 {share}。</translation>
    </message>
    <message>
      <source>Of the {n} innovation spaces in reach of the areas {share} are informal.</source>
      <translation>各片区可达的创新空间共 {n} 处，其中非正式空间占 {share}。</translation>
    </message>
    <message>
      <source>Of {n} ground new since {year}, outside: {outside}, across the line: {across}</source>
      <translation>{year} 年以来新增的 {n} 个地块中，线外 {outside} 个，跨线 {across} 个</translation>
    </message>
    <message>
      <source>Of {n} grounds new since {year}, outside: {outside}, across the line: {across}</source>
      <translation>{year} 年以来新增的 {n} 个地块中，线外 {outside} 个，跨线 {across} 个</translation>
    </message>
    <message>
      <source>Only formal innovation space is in reach of: {areas}.</source>
      <translation>可达范围内只有正式创新空间：{areas}。</translation>
    </message>
    <message>
      <source>Only informal innovation space is in reach of: {areas}.</source>
      <translation>可达范围内只有非正式创新空间：{areas}。</translation>
    </message>
    <message>
      <source>Outside and across the brown line ({n})</source>
      <translation>棕线外及跨棕线者（{n}）</translation>
    </message>
    <message>
      <source>Outside and across the brown line: the first {k} of {n}</source>
      <translation>棕线外及跨棕线者：{n} 个中的前 {k} 个</translation>
    </message>
    <message>
      <source>Outside the core {core}, within {km} km of the axis, stand {belt} of {n} incubators</source>
      <translation>核心{core}之外、距轴线 {km} 公里以内的带状区聚集了 {n} 家孵化器中的 {belt}</translation>
    </message>
    <message>
      <source>Outside the core {core}, within {km} km of the axis, stands {belt} of {n} incubator</source>
      <translation>核心{core}之外、距轴线 {km} 公里以内的带状区聚集了 {n} 家孵化器中的 {belt}</translation>
    </message>
    <message>
      <source>Over {m} cities of known tier no link between tier and number of incubators can be distinguished from chance (rank correlation {rho:+.2f}, p = {p:.2f}).</source>
      <translation>在等级已知的 {m} 个城市中，城市等级与孵化器数量的关系与随机无显著差异（秩相关系数 {rho:+.2f}，p = {p:.2f}）。</translation>
    </message>
    <message>
      <source>Over {m} cities the Gini coefficient is {gini:.2f} and the Herfindahl index {herfindahl:.2f}.</source>
      <translation>{m} 个城市的基尼系数为 {gini:.2f}，赫芬达尔指数为 {herfindahl:.2f}。</translation>
    </message>
    <message>
      <source>Plan area too large: {towns}.</source>
      <translation>规划面积过大：{towns}。</translation>
    </message>
    <message>
      <source>Plan area too small: {towns}.</source>
      <translation>规划面积过小：{towns}。</translation>
    </message>
    <message>
      <source>Plan area: the town's polygon. Built-up area: the built-up ground inside it. Overlap: ground under two or more of park, community, scenery and campus. Mix: Shannon evenness of the four (1 = equal areas), a kind that was not given counting as absent; unknown where fewer than two were given. The rules of 2015 ask for about 3 km² of plan and 1 km² of built-up area, those of 2021 for a plan area of 1 to 5 km². Less than a ten-thousandth of a town is a sliver and does not count.</source>
      <translation>规划面积：小镇范围面积。建设面积：范围内的建成区面积。叠加：园区、社区、景区、校区中两类以上重叠的用地。混合度：四类面积的香农均匀度（1 = 面积相等）；未给出的类别按不存在计，给出不足两类时不详。2015 年规定要求规划面积 3 平方公里左右、建设面积 1 平方公里左右；2021 年规定要求规划面积 1～5 平方公里。不足小镇面积万分之一者视为边界误差，不计为小镇所含用地。</translation>
    </message>
    <message>
      <source>Plan areas within {low} to {high} km²: {k} of {n}</source>
      <translation>规划面积在 {low}～{high} 平方公里之间的小镇：{n} 个中有 {k} 个</translation>
    </message>
    <message>
      <source>Primacy: first ÷ second city. Herfindahl: Σp². Gini: from the Lorenz curve over cities, those without incubators included. Location quotient: the city's incubators per base ÷ the region's. Tier correlation: Spearman's ρ of city tier and number, reported where chance brings it about less often than 5% (two-sided; all orders up to 8 cities, beyond that Student's t). Nearest-neighbour index: Clark &amp; Evans 1954, without edge correction, for the area of the cities; whether it is more than chance is judged by seeded random draws of as many points on the same ground (199, above 2,000 points 39, above 20,000 none). An incubator where cities overlap or meet counts in the smallest of them, of equally large ones in the westernmost, then the southernmost. Rows of one city that overlap count their ground once; ground that several cities share counts once in the area of all. Where the layer's own projection is not true to scale over all cities, as in degrees or over a country, areas and distances are measured on the ellipsoid.</source>
      <translation>首位度：首位城市÷第二位城市。赫芬达尔指数：Σp²。基尼系数：按各城市（含没有孵化器者）的洛伦兹曲线计算。区位熵：城市孵化器与基数之比÷区域之比。等级相关：城市等级与数量的 Spearman ρ，仅在偶然出现的概率低于 5% 时陈述（双侧；8 个城市以内按全部排列，更多时按 t 分布）。最近邻指数：Clark 与 Evans 1954，不作边缘校正，按城市面积计；是否超出随机，由同一用地上同样数量的随机点（固定种子抽样 199 次，超过 2,000 个点时 39 次，超过 20,000 个点时不作判断）比较得出。位于城市相互重叠或相接之处的孵化器计入其中面积最小的城市，面积相等时计入最西、其次最南的城市。同一城市的多行面相互重叠时用地只计一次；不同城市共有的用地在总面积中只计一次。图层自身的投影在全部城市范围内长度不够准确时（如经纬度坐标或全国范围），面积与距离按椭球面量算。</translation>
    </message>
    <message>
      <source>The belt is most ahead of its ground at a depth of {km} km: {share} of the incubators on {ground} of the ground, by the curve.</source>
      <translation>按曲线，单侧宽度为 {km} 公里时，带状区的孵化器占比超出用地占比最多：以 {ground} 的用地聚集 {share} 的孵化器。</translation>
    </message>
    <message>
      <source>The corridor</source>
      <translation>走廊</translation>
    </message>
    <message>
      <source>The corridor is the ground within half the width of the axis, its ends flat. Spaces that overlap count their ground once; a space belongs to the district of a point on its ground in the corridor. Gaps are measured along the axis between the places nearest to the spaces' centres, the ends included. Ground that several districts share counts in each of them.</source>
      <translation>走廊为轴线两侧各半个宽度以内的用地，两端平直。重叠的空间其用地只计一次；空间归属于其走廊内用地上一点所在的区县。空白段沿轴线量取，为各空间中心最近位置之间的距离，含两端。多个区县共有的用地在各区县中分别计入。</translation>
    </message>
    <message>
      <source>The emptiest of {m} cities holds {share} of the incubators</source>
      <translation>{m} 个城市中，孵化器最少的一个城市占 {share}</translation>
    </message>
    <message>
      <source>The first {k} of {n} areas.</source>
      <translation>{n} 个片区中的前 {k} 个。</translation>
    </message>
    <message>
      <source>The first {k} of {n} towns.</source>
      <translation>{n} 个小镇中的前 {k} 个。</translation>
    </message>
    <message>
      <source>The incubator stands within {km} km of the axis.</source>
      <translation>该孵化器距轴线不超过 {km} 公里。</translation>
    </message>
    <message>
      <source>The layers hold none of these kinds at all, which may be a gap in the data: {kinds}.</source>
      <translation>图层中完全没有以下类别，也可能是数据缺漏：{kinds}。</translation>
    </message>
    <message>
      <source>The longest stretch of the axis without the centre of an innovation space is {km} km, its ends included.</source>
      <translation>轴线上没有创新空间中心的最长一段为 {km} 公里（含两端）。</translation>
    </message>
    <message>
      <source>The longest stretch of the axis without the centre of an innovation space is {km} km.</source>
      <translation>轴线上没有创新空间中心的最长一段为 {km} 公里。</translation>
    </message>
    <message>
      <source>The mean number of incubators per city does not fall with each lower tier: {tiers}.</source>
      <translation>每城平均孵化器数并非随城市等级降低逐级减少：{tiers}。</translation>
    </message>
    <message>
      <source>The mean number of incubators per city falls with each lower tier: {tiers}.</source>
      <translation>每城平均孵化器数随城市等级降低逐级减少：{tiers}。</translation>
    </message>
    <message>
      <source>The one incubator in the cities stands in {city}.</source>
      <translation>各城市内仅有的 1 家孵化器位于{city}。</translation>
    </message>
    <message>
      <source>The one incubator outside the core stands within {km} km of the axis.</source>
      <translation>核心之外仅有的 1 家孵化器距轴线不超过 {km} 公里。</translation>
    </message>
    <message>
      <source>The one small city holds at most 2 incubators; the source found one or two at most.</source>
      <translation>唯一的小城市的孵化器不超过 2 家；文献所见为至多 1～2 家。</translation>
    </message>
    <message>
      <source>The one small city holds more than 2 incubators; the source found one or two at most.</source>
      <translation>唯一的小城市的孵化器超过 2 家；文献所见为至多 1～2 家。</translation>
    </message>
    <message>
      <source>The region is the ground of the cities. What lies inside the core city: core.</source>
      <translation>区域为各城市的用地范围。位于核心城市内为一心。</translation>
    </message>
    <message>
      <source>The region is the ground of the cities; none of them is a core.</source>
      <translation>区域为各城市的用地范围，其中没有核心城市。</translation>
    </message>
    <message>
      <source>The zones</source>
      <translation>分区</translation>
    </message>
    <message>
      <source>The {k} sections that hold the most, of {m}.</source>
      <translation>{m} 段中占比最高的 {k} 段。</translation>
    </message>
    <message>
      <source>The {n} emptiest of {m} cities hold {share} of the incubators</source>
      <translation>{m} 个城市中，孵化器最少的 {n} 个城市共占 {share}</translation>
    </message>
    <message>
      <source>They stand as if at random: nearest-neighbour index {index:.2f} ({band}).</source>
      <translation>孵化器近似随机分布：最近邻指数 {index:.2f}（{band}）。</translation>
    </message>
    <message>
      <source>They stand clustered: nearest-neighbour index {index:.2f} ({band}).</source>
      <translation>孵化器呈集聚分布：最近邻指数 {index:.2f}（{band}）。</translation>
    </message>
    <message>
      <source>They stand dispersed: nearest-neighbour index {index:.2f} ({band}).</source>
      <translation>孵化器呈分散分布：最近邻指数 {index:.2f}（{band}）。</translation>
    </message>
    <message>
      <source>Tiers</source>
      <translation>城市等级</translation>
    </message>
    <message>
      <source>Too few to be set beside the published shares of the Nanjing region: {n}.</source>
      <translation>数量过少（{n} 家），不宜与南京都市圈文献值对照。</translation>
    </message>
    <message>
      <source>Towns</source>
      <translation>小镇</translation>
    </message>
    <message>
      <source>Verdict on each town</source>
      <translation>各小镇结论</translation>
    </message>
    <message>
      <source>What core and belt would hold at other depths</source>
      <translation>其他单侧宽度下一心一带的占比</translation>
    </message>
    <message>
      <source>What counted as what</source>
      <translation>取值归类一览</translation>
    </message>
    <message>
      <source>What each area has</source>
      <translation>各片区情况</translation>
    </message>
    <message>
      <source>What is in reach of each area {how}</source>
      <translation>各片区{how}可达的空间与配套</translation>
    </message>
    <message>
      <source>What the belt would hold at other depths</source>
      <translation>其他单侧宽度下带状区的占比</translation>
    </message>
    <message>
      <source>What the source says stands beside each tier: Planners 2016 no. 9, paper 5 §2.1.2 and §2.2, on the Nanjing region in 2014. Which rings hold incubators is answered by “Incubators over ring zones”.</source>
      <translation>各等级旁附文献所述：《规划师》2016年第9期第5篇 §2.1.2、§2.2，针对 2014 年的南京都市圈。孵化器位于哪些圈层，见“孵化器圈层分布”。</translation>
    </message>
    <message>
      <source>Within {km} km of the axis stand {belt} of {n} incubators</source>
      <translation>距轴线 {km} 公里以内的带状区聚集了 {n} 家孵化器中的 {belt}</translation>
    </message>
    <message>
      <source>Within {km} km of the axis stands {belt} of {n} incubator</source>
      <translation>距轴线 {km} 公里以内的带状区聚集了 {n} 家孵化器中的 {belt}</translation>
    </message>
    <message>
      <source>Zones</source>
      <translation>分区</translation>
    </message>
    <message>
      <source>all its spaces stand outside the districts</source>
      <translation>其空间均位于区县之外</translation>
    </message>
    <message>
      <source>along the axis, from its western end (km)</source>
      <translation>沿轴线里程，自西端起（公里）</translation>
    </message>
    <message>
      <source>amenity</source>
      <translation>配套设施</translation>
    </message>
    <message>
      <source>an unnamed city</source>
      <translation>未命名城市</translation>
    </message>
    <message>
      <source>an unnamed district</source>
      <translation>未命名区县</translation>
    </message>
    <message>
      <source>another level or none</source>
      <translation>其他级别或无级别</translation>
    </message>
    <message>
      <source>area (km²)</source>
      <translation>面积（平方公里）</translation>
    </message>
    <message>
      <source>axis</source>
      <translation>轴线</translation>
    </message>
    <message>
      <source>built {km2} km²</source>
      <translation>建设 {km2} 平方公里</translation>
    </message>
    <message>
      <source>built-up area</source>
      <translation>建设面积</translation>
    </message>
    <message>
      <source>built-up area allowed at most</source>
      <translation>允许的最大建设面积</translation>
    </message>
    <message>
      <source>chosen depth</source>
      <translation>所选单侧宽度</translation>
    </message>
    <message>
      <source>control area</source>
      <translation>控制区</translation>
    </message>
    <message>
      <source>corridor</source>
      <translation>走廊范围</translation>
    </message>
    <message>
      <source>depth of the belt</source>
      <translation>带状区单侧宽度</translation>
    </message>
    <message>
      <source>depth of the belt on each side (km)</source>
      <translation>带状区单侧宽度（公里）</translation>
    </message>
    <message>
      <source>equal numbers</source>
      <translation>数量相等</translation>
    </message>
    <message>
      <source>fewer than the very large city; in the central city alone, in dispersed cities also in the far suburb; at the edges of rings, near development zones</source>
      <translation>少于特大城市；以中心城区单圈层为主，分散型城市兼及远郊区；位于圈层边缘、邻近开发区</translation>
    </message>
    <message>
      <source>from {share}</source>
      <translation>{share} 及以上</translation>
    </message>
    <message>
      <source>ground</source>
      <translation>用地</translation>
    </message>
    <message>
      <source>has {areas}</source>
      <translation>含{areas}</translation>
    </message>
    <message>
      <source>incubator</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>incubators</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>incubators per 1,000 km²</source>
      <translation>每 1,000 平方公里孵化器数（家）</translation>
    </message>
    <message>
      <source>incubators per km²</source>
      <translation>每平方公里孵化器数（家）</translation>
    </message>
    <message>
      <source>innovation space</source>
      <translation>创新空间</translation>
    </message>
    <message>
      <source>innovation space (% of the ground)</source>
      <translation>创新空间（占面积 %）</translation>
    </message>
    <message>
      <source>kinds of areas, of the {n} given</source>
      <translation>区类数量（已给出 {n} 类）</translation>
    </message>
    <message>
      <source>manufacturing grounds</source>
      <translation>制造业地块</translation>
    </message>
    <message>
      <source>most of all; in all three rings, fewer and less dense outward</source>
      <translation>数量最多；三圈层分布，由内向外数量与密度递减</translation>
    </message>
    <message>
      <source>new</source>
      <translation>新增</translation>
    </message>
    <message>
      <source>new since</source>
      <translation>新增起始年</translation>
    </message>
    <message>
      <source>nothing of this tier</source>
      <translation>未涉及该等级</translation>
    </message>
    <message>
      <source>number in reach</source>
      <translation>可达数量</translation>
    </message>
    <message>
      <source>number of incubators</source>
      <translation>孵化器数（家）</translation>
    </message>
    <message>
      <source>of neither kind, not counted</source>
      <translation>未归入两类，不计入</translation>
    </message>
    <message>
      <source>of the districts {district} has the largest share of its spaces by number ({share})</source>
      <translation>按处数计，各区县中{district}的创新空间最多（占 {share}）</translation>
    </message>
    <message>
      <source>of the districts {district} have the largest shares of its spaces by number ({share} each)</source>
      <translation>按处数计，各区县中{district}的创新空间并列最多（各占 {share}）</translation>
    </message>
    <message>
      <source>older</source>
      <translation>既有</translation>
    </message>
    <message>
      <source>one or two at most; in the central city alone, at its edge, in development zones</source>
      <translation>至多 1～2 家；中心城区单圈层，位于其边缘的开发区内</translation>
    </message>
    <message>
      <source>overlap {km2} km²</source>
      <translation>叠加 {km2} 平方公里</translation>
    </message>
    <message>
      <source>plan area</source>
      <translation>规划面积</translation>
    </message>
    <message>
      <source>plan area allowed</source>
      <translation>允许的规划面积</translation>
    </message>
    <message>
      <source>plan area allowed, built-up area not known</source>
      <translation>规划面积达标，建设面积不详</translation>
    </message>
    <message>
      <source>published (Nanjing region)</source>
      <translation>文献值（南京都市圈）</translation>
    </message>
    <message>
      <source>published (Nanjing region, 2014)</source>
      <translation>文献值（南京都市圈，2014）</translation>
    </message>
    <message>
      <source>reach</source>
      <translation>可达距离</translation>
    </message>
    <message>
      <source>reach of water and green</source>
      <translation>蓝绿空间影响距离</translation>
    </message>
    <message>
      <source>share in core and belt</source>
      <translation>一心一带占比</translation>
    </message>
    <message>
      <source>share in the belt</source>
      <translation>带状区占比</translation>
    </message>
    <message>
      <source>share of all incubators:</source>
      <translation>占孵化器总数的比例：</translation>
    </message>
    <message>
      <source>share of the area forgiven</source>
      <translation>容许的面积误差比例</translation>
    </message>
    <message>
      <source>share of the cities, emptiest first</source>
      <translation>城市累计占比（由少到多）</translation>
    </message>
    <message>
      <source>share of the incubators</source>
      <translation>孵化器累计占比</translation>
    </message>
    <message>
      <source>share of the incubators (%)</source>
      <translation>孵化器占比（%）</translation>
    </message>
    <message>
      <source>slack on “about”</source>
      <translation>“左右”的允许幅度</translation>
    </message>
    <message>
      <source>snap distance</source>
      <translation>捕捉距离</translation>
    </message>
    <message>
      <source>spaces</source>
      <translation>空间数</translation>
    </message>
    <message>
      <source>the corridor holds ground of {n}</source>
      <translation>走廊范围共涉及 {n} 个区县</translation>
    </message>
    <message>
      <source>town {i}</source>
      <translation>小镇 {i}</translation>
    </message>
    <message>
      <source>water and green</source>
      <translation>蓝绿空间</translation>
    </message>
    <message>
      <source>width of the corridor</source>
      <translation>走廊宽度</translation>
    </message>
    <message>
      <source>within {m} m along the streets</source>
      <translation>沿道路 {m} 米内</translation>
    </message>
    <message>
      <source>within {m} m in a straight line</source>
      <translation>直线距离 {m} 米内</translation>
    </message>
    <message>
      <source>year unknown</source>
      <translation>年份不详</translation>
    </message>
    <message>
      <source>{areas} in each town</source>
      <translation>各小镇的{areas}</translation>
    </message>
    <message>
      <source>{area}: not assessed, {why}.</source>
      <translation>{area}：未评估，{why}。</translation>
    </message>
    <message>
      <source>{area}: {verdict}</source>
      <translation>{area}：{verdict}</translation>
    </message>
    <message>
      <source>{area}: {verdict}; formal {formal}, informal {informal}; large {large} (inside {large_in}), small {small} (inside {small_in}).</source>
      <translation>{area}：{verdict}；正式 {formal} 处，非正式 {informal} 处；大配套 {large} 处（区内 {large_in} 处），小配套 {small} 处（区内 {small_in} 处）。</translation>
    </message>
    <message>
      <source>{city}: over {published} published, {share} here</source>
      <translation>{city}文献值超过 {published}，此处为 {share}</translation>
    </message>
    <message>
      <source>{city}: {n} of {all} incubators</source>
      <translation>{city}：{all} 家孵化器中的 {n} 家</translation>
    </message>
    <message>
      <source>{city}: {published} published, {share} here</source>
      <translation>{city}文献值 {published}，此处为 {share}</translation>
    </message>
    <message>
      <source>{district} has the largest share of its spaces by number ({share})</source>
      <translation>按处数计，{district}的创新空间最多（占 {share}）</translation>
    </message>
    <message>
      <source>{district} have the largest shares of its spaces by number ({share} each)</source>
      <translation>按处数计，{district}的创新空间并列最多（各占 {share}）</translation>
    </message>
    <message>
      <source>{empty} of the {all} cities hold no incubator: the layer may not reach them, so that the shares are not set beside the published ones of the Nanjing region.</source>
      <translation>{all} 个城市中有 {empty} 个没有孵化器：图层可能未覆盖这些城市，因此不与南京都市圈文献值对照。</translation>
    </message>
    <message>
      <source>{inside} of {n} manufacturing ground stands inside the control areas; across the brown line: {across}, outside: {outside}.</source>
      <translation>{n} 个制造业地块中有 {inside} 位于控制区内；跨棕线 {across} 个，线外 {outside} 个。</translation>
    </message>
    <message>
      <source>{inside} of {n} manufacturing grounds stand inside the control areas; across the brown line: {across}, outside: {outside}.</source>
      <translation>{n} 个制造业地块中有 {inside} 位于控制区内；跨棕线 {across} 个，线外 {outside} 个。</translation>
    </message>
    <message>
      <source>{k} of {n} area has all four kinds {how}: formal and informal innovation space, large and small amenities.</source>
      <translation>{n} 个片区中有 {k} 个在{how}四类俱全：正式与非正式创新空间、大配套与小配套。</translation>
    </message>
    <message>
      <source>{k} of {n} area has small amenities inside, but no large one {how}.</source>
      <translation>{n} 个片区中有 {k} 个属“院内小配套完善、院外大配套缺失”（区内有小配套，{how}没有大配套）。</translation>
    </message>
    <message>
      <source>{k} of {n} areas have all four kinds {how}: formal and informal innovation space, large and small amenities.</source>
      <translation>{n} 个片区中有 {k} 个在{how}四类俱全：正式与非正式创新空间、大配套与小配套。</translation>
    </message>
    <message>
      <source>{k} of {n} areas have small amenities inside, but no large one {how}.</source>
      <translation>{n} 个片区中有 {k} 个属“院内小配套完善、院外大配套缺失”（区内有小配套，{how}没有大配套）。</translation>
    </message>
    <message>
      <source>{k} of {n} feature town keeps its plan area by the rules of {ruleset}; its built-up area is not known.</source>
      <translation>按 {ruleset} 年规定，{n} 个特色小镇中有 {k} 个规划面积达标；建设面积不详。</translation>
    </message>
    <message>
      <source>{k} of {n} feature town keeps its size by the rules of {ruleset}.</source>
      <translation>按 {ruleset} 年规定，{n} 个特色小镇中有 {k} 个规模达标。</translation>
    </message>
    <message>
      <source>{k} of {n} feature towns keep their plan area by the rules of {ruleset}; their built-up area is not known.</source>
      <translation>按 {ruleset} 年规定，{n} 个特色小镇中有 {k} 个规划面积达标；建设面积不详。</translation>
    </message>
    <message>
      <source>{k} of {n} feature towns keep their size by the rules of {ruleset}.</source>
      <translation>按 {ruleset} 年规定，{n} 个特色小镇中有 {k} 个规模达标。</translation>
    </message>
    <message>
      <source>{k} of {n} small cities hold at most 2 incubators; the source found one or two at most.</source>
      <translation>{n} 个小城市中有 {k} 个的孵化器不超过 2 家；文献所见为至多 1～2 家。</translation>
    </message>
    <message>
      <source>{low} to below {high}</source>
      <translation>{low} 至不足 {high}</translation>
    </message>
    <message>
      <source>{n} innovation space in the corridor</source>
      <translation>走廊内有 {n} 处创新空间</translation>
    </message>
    <message>
      <source>{n} innovation space stands along {km} km, {per_km} per km.</source>
      <translation>{km} 公里沿线有 {n} 处创新空间，每公里 {per_km} 处。</translation>
    </message>
    <message>
      <source>{n} innovation spaces in the corridor</source>
      <translation>走廊内有 {n} 处创新空间</translation>
    </message>
    <message>
      <source>{n} innovation spaces stand along {km} km, {per_km} per km.</source>
      <translation>{km} 公里沿线有 {n} 处创新空间，每公里 {per_km} 处。</translation>
    </message>
    <message>
      <source>{n} of them share their point with another, which alone lowers the index: rows of one building, or one incubator listed twice, look clustered.</source>
      <translation>其中 {n} 个与其他孵化器位于同一点，仅此就会使指数偏低：同一建筑内的多行，或同一家重复列出，都会显得集聚。</translation>
    </message>
    <message>
      <source>{n} other cities</source>
      <translation>其余 {n} 个城市</translation>
    </message>
    <message>
      <source>{region} {rule}</source>
      <translation>{region}{rule}</translation>
    </message>
    <message>
      <source>{share} of the area of the innovation space lies within {reach} m of water and green; {k} of {n} space is at least partly that near.</source>
      <translation>距蓝绿空间 {reach} 米以内的创新空间面积占 {share}（{n} 处中有 {k} 处触及）。</translation>
    </message>
    <message>
      <source>{share} of the area of the innovation spaces lies within {reach} m of water and green; {k} of {n} spaces are at least partly that near.</source>
      <translation>距蓝绿空间 {reach} 米以内的创新空间面积占 {share}（{n} 处中有 {k} 处触及）。</translation>
    </message>
    <message>
      <source>{share} of the innovation spaces stand within {reach} m of water and green.</source>
      <translation>{share} 的创新空间（按数量）距蓝绿空间不超过 {reach} 米。</translation>
    </message>
    <message>
      <source>{share} of them stand outside the districts</source>
      <translation>{share} 的空间位于区县之外</translation>
    </message>
    <message>
      <source>{share} of {n} incubators stand in each of {k} cities that tie for first: {cities}.</source>
      <translation>{n} 家孵化器中，并列第一的 {k} 个城市各占 {share}：{cities}。</translation>
    </message>
    <message>
      <source>{share} of {n} incubators stand in {city}</source>
      <translation>{n} 家孵化器中有 {share} 位于{city}</translation>
    </message>
    <message>
      <source>{share} stand in each of: {city}</source>
      <translation>{city}各占 {share}</translation>
    </message>
    <message>
      <source>{share} stand in {city}</source>
      <translation>{share} 位于{city}</translation>
    </message>
    <message>
      <source>{share}% of the corridor is innovation space</source>
      <translation>走廊的 {share}% 为创新空间</translation>
    </message>
    <message>
      <source>{share}% of the corridor is innovation space: {space} of {area} km², {n} space along {km} km (west Hangzhou corridor, as published: {published}).</source>
      <translation>走廊的 {share}% 为创新空间：{area} 平方公里中的 {space} 平方公里，{km} 公里沿线共 {n} 处（杭州城西创新走廊已发表数值：{published}）。</translation>
    </message>
    <message>
      <source>{share}% of the corridor is innovation space: {space} of {area} km², {n} spaces along {km} km (west Hangzhou corridor, as published: {published}).</source>
      <translation>走廊的 {share}% 为创新空间：{area} 平方公里中的 {space} 平方公里，{km} 公里沿线共 {n} 处（杭州城西创新走廊已发表数值：{published}）。</translation>
    </message>
    <message>
      <source>{tier} {mean}</source>
      <translation>{tier} {mean} 家</translation>
    </message>
    <message>
      <source>{town}: not assessed, no geometry.</source>
      <translation>{town}：没有几何图形，未评估。</translation>
    </message>
    <message>
      <source>{town}: plan {km2} km²; {facts}.</source>
      <translation>{town}：规划 {km2} 平方公里；{facts}。</translation>
    </message>
  </context>
  <context>
    <name>Report</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>Input layers</source>
      <translation>输入图层</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Nothing.</source>
      <translation>无。</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>参数</translation>
    </message>
    <message>
      <source>The file's name must end in one of these: {endings}.</source>
      <translation>文件名须以下列扩展名之一结尾：{endings}。</translation>
    </message>
    <message>
      <source>Thresholds</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>Thresholds: user parameters, or the tool's defaults.</source>
      <translation>判定参数为用户参数（未另行设定的取工具默认值）。</translation>
    </message>
    <message>
      <source>Thresholds: {sources}.</source>
      <translation>阈值依据：{sources}。</translation>
    </message>
    <message>
      <source>Thresholds: {sources}; the others are user parameters, or the tool's defaults.</source>
      <translation>阈值依据：{sources}；其余为用户参数（未另行设定的取工具默认值）。</translation>
    </message>
    <message>
      <source>What was skipped and why</source>
      <translation>略去的内容及原因</translation>
    </message>
    <message>
      <source>a report cannot be written as “{ending}”.</source>
      <translation>报告不支持“{ending}”格式。</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} threshold is not yet checked against the standard; it is marked below.</source>
      <translation>有 {n} 项阈值尚未与标准原文核对，已在下表中标出。</translation>
    </message>
    <message>
      <source>{n} threshold is not yet checked against the standard; it is marked in {table}.</source>
      <translation>有 {n} 项阈值尚未与标准原文核对，已标于{table}。</translation>
    </message>
    <message>
      <source>{n} thresholds are not yet checked against the standard; they are marked below.</source>
      <translation>有 {n} 项阈值尚未与标准原文核对，已在下表中标出。</translation>
    </message>
    <message>
      <source>{n} thresholds are not yet checked against the standard; they are marked in {table}.</source>
      <translation>有 {n} 项阈值尚未与标准原文核对，已标于{table}。</translation>
    </message>
    <message>
      <source>… and {n} more; the result layer holds all of them.</source>
      <translation>……另有 {n} 项，全部见结果图层。</translation>
    </message>
  </context>
  <context>
    <name>Residents</name>
    <message>
      <source>All {people} people were allocated to {n} building.</source>
      <translation>{people} 人已全部分配到 {n} 栋建筑。</translation>
    </message>
    <message>
      <source>All {people} people were allocated to {n} buildings.</source>
      <translation>{people} 人已全部分配到 {n} 栋建筑。</translation>
    </message>
    <message>
      <source>Checked against the one zone that has a count: the error is {mean} people, {share} of the people counted.</source>
      <translation>与唯一有统计数的分区核对：误差 {mean} 人，占统计人口的 {share}。</translation>
    </message>
    <message>
      <source>Checked against the {n} zones that have a count: on average the error is {mean} people per zone; all errors together are {share} of the people counted.</source>
      <translation>与 {n} 个有统计数的分区核对：平均每区误差 {mean} 人，误差绝对值合计占统计人口的 {share}。</translation>
    </message>
    <message>
      <source>Choose the field that holds the number of people, or a grid that covers the buildings.</source>
      <translation>请选择人口数字段，或覆盖这些建筑的格网。</translation>
    </message>
    <message>
      <source>Compared with the zones</source>
      <translation>与分区对照</translation>
    </message>
    <message>
      <source>Not counted as housing: {uses}.</source>
      <translation>未按居住计的用途：{uses}。</translation>
    </message>
    <message>
      <source>Residents by building</source>
      <translation>人口分配到建筑</translation>
    </message>
    <message>
      <source>The layer of residential land holds no geometry; buildings on any land count.</source>
      <translation>居住用地图层中没有几何图形，不限用地，所有建筑均参与计算。</translation>
    </message>
    <message>
      <source>The people of each zone, or of each cell of the grid, are shared among its buildings by the floor area that is housing: footprint inside the zone × floors. A building across a line takes part on both sides by area. So the people of a zone are kept to the last one; how they stand inside a zone is an estimate, which knows neither the size of households nor vacancy. Of two homes that cover each other to 90% the one with more floors counts, known floors before assumed ones; a zone drawn twice with the same number of people counts once. Of zones that overlap each keeps its people; the people of a cell of a grid are divided among them. A use is housing by its last word (公寓式酒店 is a hotel), of several uses beside each other one is enough; a building of unknown use is taken for housing.</source>
      <translation>各分区或格网单元的人口按居住建筑面积（位于其内的基底面积 × 层数）分配到建筑；跨界建筑按面积参与两侧分配。因此分区总数分毫不差；分区内部的分布只是估计，未考虑户均人口和空置。两栋住宅相互覆盖达 90% 时以层数较多者为准，层数已知的优先于取假定值的；范围与人口数均相同的重复分区只计一次。相互重叠的分区各自保留其人口；采用格网时，重叠处格网单元的人口由各分区分摊。用途以最后一个词判断（公寓式酒店属于酒店），并列的多种用途中有一种为居住即可；用途不明的建筑按居住计。</translation>
    </message>
    <message>
      <source>floors assumed where their number is unknown</source>
      <translation>层数未知建筑的默认层数</translation>
    </message>
    <message>
      <source>no zone or cell has people.</source>
      <translation>没有任何分区或格网单元有人口。</translation>
    </message>
    <message>
      <source>nobody</source>
      <translation>无人居住</translation>
    </message>
    <message>
      <source>over {n}</source>
      <translation>{n} 人以上</translation>
    </message>
    <message>
      <source>up to {n}</source>
      <translation>至 {n} 人</translation>
    </message>
    <message>
      <source>{n} building has no geometry; it has no residents.</source>
      <translation>有 {n} 栋建筑无几何图形，未分配人口。</translation>
    </message>
    <message>
      <source>{n} building has no known number of floors; {floors} is assumed.</source>
      <translation>有 {n} 栋建筑层数未知，按 {floors} 层计。</translation>
    </message>
    <message>
      <source>{n} building has no known use and counts as housing.</source>
      <translation>{n} 栋建筑用途不明，按居住计。</translation>
    </message>
    <message>
      <source>{n} building is drawn again (each covers the other to {share}) and gets nobody: the one with more floors counts, known floors before assumed ones.</source>
      <translation>{n} 栋建筑为重复绘制（相互覆盖达 {share}），不分配人口：以层数较多者为准，层数已知的优先于取假定值的。</translation>
    </message>
    <message>
      <source>{n} building lies outside all zones whose people are known; it has no residents.</source>
      <translation>有 {n} 栋建筑不在任何人口已知的分区内，未分配人口。</translation>
    </message>
    <message>
      <source>{n} buildings are drawn again (each covers the other to {share}) and get nobody: the one with more floors counts, known floors before assumed ones.</source>
      <translation>{n} 栋建筑为重复绘制（相互覆盖达 {share}），不分配人口：以层数较多者为准，层数已知的优先于取假定值的。</translation>
    </message>
    <message>
      <source>{n} buildings have no geometry; they have no residents.</source>
      <translation>有 {n} 栋建筑无几何图形，未分配人口。</translation>
    </message>
    <message>
      <source>{n} buildings have no known number of floors; {floors} is assumed for each.</source>
      <translation>有 {n} 栋建筑层数未知，均按 {floors} 层计。</translation>
    </message>
    <message>
      <source>{n} buildings have no known use and count as housing.</source>
      <translation>{n} 栋建筑用途不明，按居住计。</translation>
    </message>
    <message>
      <source>{n} buildings lie outside all zones whose people are known; they have no residents.</source>
      <translation>有 {n} 栋建筑不在任何人口已知的分区内，未分配人口。</translation>
    </message>
    <message>
      <source>{n} zone has no number of people, or one below 0, and does not count.</source>
      <translation>有 {n} 个分区无人口数或人口数为负，不计。</translation>
    </message>
    <message>
      <source>{n} zone repeats another (same ground to {share}) and is left out.</source>
      <translation>{n} 个分区与另一分区重复（范围重合达 {share}），未计入。</translation>
    </message>
    <message>
      <source>{n} zone repeats another (same ground to {share}, same number of people) and is left out.</source>
      <translation>{n} 个分区与另一分区重复（范围重合达 {share}，人口数相同），未计入。</translation>
    </message>
    <message>
      <source>{n} zones have no number of people, or one below 0, and do not count.</source>
      <translation>有 {n} 个分区无人口数或人口数为负，不计。</translation>
    </message>
    <message>
      <source>{n} zones overlap others by more than {share} of the smaller one: a building under several gets people of each, and the people of all are added up. Where they are levels of one division, such as subdistricts and communities, give one level alone.</source>
      <translation>{n} 个分区与其他分区重叠（超过较小者面积的 {share}）：重叠处的建筑从各分区均分得人口，总数为各分区之和。若为同一区划的不同层级（如街道与社区），请只给出一个层级。</translation>
    </message>
    <message>
      <source>{n} zones overlap others by more than {share} of the smaller one: the people of a cell there are divided among them.</source>
      <translation>{n} 个分区与其他分区重叠（超过较小者面积的 {share}）：重叠处格网单元的人口由这些分区分摊。</translation>
    </message>
    <message>
      <source>{n} zones repeat another (same ground to {share}) and are left out.</source>
      <translation>{n} 个分区与其他分区重复（范围重合达 {share}），未计入。</translation>
    </message>
    <message>
      <source>{n} zones repeat another (same ground to {share}, same number of people) and are left out.</source>
      <translation>{n} 个分区与其他分区重复（范围重合达 {share}，人口数相同），未计入。</translation>
    </message>
    <message>
      <source>{out} of {people} people were allocated to {n} building.</source>
      <translation>{people} 人中有 {out} 人分配到 {n} 栋建筑。</translation>
    </message>
    <message>
      <source>{out} of {people} people were allocated to {n} buildings.</source>
      <translation>{people} 人中有 {out} 人分配到 {n} 栋建筑。</translation>
    </message>
    <message>
      <source>{people} people in {n} zone or cell have no housing there, and stay as a point.</source>
      <translation>有 {people} 人所在的 {n} 个分区或格网单元没有居住建筑，以点保留。</translation>
    </message>
    <message>
      <source>{people} people in {n} zones or cells have no housing there, and stay as points.</source>
      <translation>有 {people} 人所在的 {n} 个分区或格网单元没有居住建筑，以点保留。</translation>
    </message>
    <message>
      <source>{use} ({n})</source>
      <translation>{use}（{n}）</translation>
    </message>
  </context>
  <context>
    <name>RingReport</name>
    <message>
      <source>All incubators of {cities} stand in {rings}: their other rings are empty.</source>
      <translation>{cities}的孵化器全部位于{rings}，其余圈层为空。</translation>
    </message>
    <message>
      <source>All incubators stand in {rings}: the other rings are empty.</source>
      <translation>孵化器全部位于{rings}，其余圈层为空。</translation>
    </message>
    <message>
      <source>Charts of the {shown} cities with most incubators; the tables hold all {n}.</source>
      <translation>图中为孵化器最多的 {shown} 个城市；表中为全部 {n} 个。</translation>
    </message>
    <message>
      <source>City patterns</source>
      <translation>城市圈层模式</translation>
    </message>
    <message>
      <source>Density does not fall steadily outward</source>
      <translation>密度并未由内向外逐圈递减</translation>
    </message>
    <message>
      <source>Density falls outward from ring to ring</source>
      <translation>密度由内向外逐圈递减</translation>
    </message>
    <message>
      <source>Evolution</source>
      <translation>历年演变</translation>
    </message>
    <message>
      <source>Evolution: by year of opening, of the incubators in the data; those that closed before are not known. A ring has filled by the year at whose end half of its dated incubators stood; rings fill from the centre outward where that year rises from each ring with incubators to the next.</source>
      <translation>历年演变：按数据中孵化器的成立年份统计，数据形成之前已关闭者无从得知。某圈层年份已知的孵化器至某年末达到半数，即以该年为其发展年份；有孵化器的各圈层的发展年份由内向外逐圈推后，即为由中心向外依次发展。</translation>
    </message>
    <message>
      <source>In none of {n} cities with incubators of known year in each of several rings did these fill from the centre outward.</source>
      <translation>多个圈层有孵化器且成立年份已知的 {n} 个城市，均未呈现由中心向外依次发展。</translation>
    </message>
    <message>
      <source>Incubators and rings</source>
      <translation>孵化器与圈层</translation>
    </message>
    <message>
      <source>Incubators over ring zones</source>
      <translation>孵化器圈层分布</translation>
    </message>
    <message>
      <source>Map</source>
      <translation>地图</translation>
    </message>
    <message>
      <source>Mean size does not rise steadily outward</source>
      <translation>平均面积并非由内向外逐圈递增</translation>
    </message>
    <message>
      <source>Mean size rises outward from ring to ring</source>
      <translation>平均面积由内向外逐圈递增</translation>
    </message>
    <message>
      <source>No incubator stands in any ring.</source>
      <translation>没有孵化器位于任何圈层内。</translation>
    </message>
    <message>
      <source>No incubator stands in {rings} of {cities}.</source>
      <translation>{cities}的{rings}没有孵化器。</translation>
    </message>
    <message>
      <source>No incubator stands in {rings}.</source>
      <translation>{rings}没有孵化器。</translation>
    </message>
    <message>
      <source>No pattern is the most common; {k} of {n} cities with incubators in their rings each show: {patterns}.</source>
      <translation>没有唯一最常见的模式；圈层内有孵化器的 {n} 个城市中，以下模式各有 {k} 个：{patterns}。</translation>
    </message>
    <message>
      <source>Outward</source>
      <translation>由内向外的变化</translation>
    </message>
    <message>
      <source>Pattern of each city</source>
      <translation>各城市的圈层模式</translation>
    </message>
    <message>
      <source>Ring statistics</source>
      <translation>圈层统计</translation>
    </message>
    <message>
      <source>Seven ring patterns (three single, three double, one triple) after Planners 2016 no. 9, paper 5 §2.2; ring 3 and beyond count as far suburb. ρ is Spearman's rank correlation of ring number and value: −1 falls, +1 rises strictly outward; it needs three rings.</source>
      <translation>七种圈层模式（单圈层三种、双圈层三种、三圈层一种）依据《规划师》2016年第9期第5篇 §2.2；第三圈及以外计为远郊区。ρ 为圈层序号与数值的斯皮尔曼秩相关系数：−1 表示由内向外严格递减，+1 表示严格递增；至少需要三个圈层。</translation>
    </message>
    <message>
      <source>The city</source>
      <translation>本市</translation>
    </message>
    <message>
      <source>The median opening year does not rise steadily outward</source>
      <translation>成立年份中位数并非由内向外逐圈递增</translation>
    </message>
    <message>
      <source>The median opening year rises outward from ring to ring</source>
      <translation>成立年份中位数由内向外逐圈递增</translation>
    </message>
    <message>
      <source>The most common pattern is: {patterns} ({k} of {n} cities with incubators in their rings).</source>
      <translation>最常见的模式是：{patterns}（圈层内有孵化器的 {n} 个城市中有 {k} 个）。</translation>
    </message>
    <message>
      <source>The only incubator in the rings stands in {rings}.</source>
      <translation>圈层内唯一的一家孵化器位于{rings}。</translation>
    </message>
    <message>
      <source>The pattern is: {patterns}, in the one of {m} cities that has incubators in its rings.</source>
      <translation>模式为：{patterns}（{m} 个城市中仅一个城市的圈层内有孵化器）。</translation>
    </message>
    <message>
      <source>The pattern is: {patterns}.</source>
      <translation>圈层模式为：{patterns}。</translation>
    </message>
    <message>
      <source>The rings filled at the same time</source>
      <translation>各圈层同期发展</translation>
    </message>
    <message>
      <source>The rings filled from the centre outward</source>
      <translation>各圈层由中心向外依次发展</translation>
    </message>
    <message>
      <source>The rings filled from the centre outward in {k} of {n} cities with incubators of known year in each of several rings: {cities}.</source>
      <translation>多个圈层有孵化器且成立年份已知的 {n} 个城市中，{k} 个由中心向外依次发展：{cities}。</translation>
    </message>
    <message>
      <source>The rings filled from the outside inward</source>
      <translation>各圈层由外围向中心依次发展</translation>
    </message>
    <message>
      <source>The rings filled neither from the centre nor from the outside</source>
      <translation>各圈层未呈现由内向外或由外向内的先后次序</translation>
    </message>
    <message>
      <source>When the rings filled</source>
      <translation>各圈层发展年份</translation>
    </message>
    <message>
      <source>by {year} in {ring} ({n})</source>
      <translation>{ring} {year} 年（共 {n} 家）</translation>
    </message>
    <message>
      <source>half of the dated incubators stood {rings}</source>
      <translation>年份已知的孵化器达到半数的年份为{rings}</translation>
    </message>
    <message>
      <source>incubator</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>incubators that occupy a ring</source>
      <translation>圈层被占据所需的孵化器数</translation>
    </message>
    <message>
      <source>mean m²</source>
      <translation>平均面积（平方米）</translation>
    </message>
    <message>
      <source>median year</source>
      <translation>年份中位数</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数量（家）</translation>
    </message>
    <message>
      <source>number of incubators</source>
      <translation>孵化器数（家）</translation>
    </message>
    <message>
      <source>per 1,000 km²</source>
      <translation>家/千平方公里</translation>
    </message>
    <message>
      <source>per km²</source>
      <translation>家/平方公里</translation>
    </message>
    <message>
      <source>share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>year</source>
      <translation>年份</translation>
    </message>
    <message>
      <source>{city}: incubators by ring and year of opening, summed up</source>
      <translation>{city}：各圈层孵化器历年累计数</translation>
    </message>
    <message>
      <source>{city}: no incubators in its rings.</source>
      <translation>{city}：圈层内没有孵化器。</translation>
    </message>
    <message>
      <source>{city}: {claim}: {when}.</source>
      <translation>{city}：{claim}，{when}。</translation>
    </message>
    <message>
      <source>{city}: {n} of {all} incubators in the rings</source>
      <translation>{city}：圈层内 {all} 家孵化器中的 {n} 家</translation>
    </message>
    <message>
      <source>{city}: {pattern}</source>
      <translation>{city}：{pattern}</translation>
    </message>
    <message>
      <source>{city}: {pattern}; {n} incubator ({central} / {near} / {far} outward).</source>
      <translation>{city}：{pattern}；孵化器 {n} 家（由内向外 {central} / {near} / {far}）。</translation>
    </message>
    <message>
      <source>{city}: {pattern}; {n} incubators ({central} / {near} / {far} outward).</source>
      <translation>{city}：{pattern}；孵化器 {n} 家（由内向外 {central} / {near} / {far}）。</translation>
    </message>
    <message>
      <source>{city}: {when}.</source>
      <translation>{city}：{when}。</translation>
    </message>
    <message>
      <source>{claim} in all {n} cities.</source>
      <translation>{n} 个城市均呈现：{claim}。</translation>
    </message>
    <message>
      <source>{claim} in none of {n} cities.</source>
      <translation>{n} 个城市均未呈现：{claim}。</translation>
    </message>
    <message>
      <source>{claim} in {city}.</source>
      <translation>{city}：{claim}。</translation>
    </message>
    <message>
      <source>{claim} in {k} of {n} cities: {cities}.</source>
      <translation>{claim}：{n} 个城市中有 {k} 个如此，即{cities}。</translation>
    </message>
    <message>
      <source>{claim} in {k} of {n} cities; not in {others}.</source>
      <translation>{claim}：{n} 个城市中有 {k} 个如此，{others}除外。</translation>
    </message>
    <message>
      <source>{claim}.</source>
      <translation>{claim}。</translation>
    </message>
    <message>
      <source>{claim}: {when}.</source>
      <translation>{claim}：{when}。</translation>
    </message>
    <message>
      <source>{first}–{last}</source>
      <translation>{first}—{last}</translation>
    </message>
    <message>
      <source>{n} of {all} incubators in the rings has no year and does not count here.</source>
      <translation>圈层内 {all} 家孵化器中有 {n} 家没有成立年份，未计入历年演变。</translation>
    </message>
    <message>
      <source>{n} of {all} incubators in the rings have no year and do not count here.</source>
      <translation>圈层内 {all} 家孵化器中有 {n} 家没有成立年份，未计入历年演变。</translation>
    </message>
    <message>
      <source>{n} other cities</source>
      <translation>其余 {n} 个城市</translation>
    </message>
    <message>
      <source>{ring} (half by {year})</source>
      <translation>{ring}（{year} 年达到半数）</translation>
    </message>
    <message>
      <source>{sentence} {n} more cities have a single ring or lack a value in one.</source>
      <translation>{sentence}另有 {n} 个城市只有一个圈层，或某一圈层缺少数值。</translation>
    </message>
    <message>
      <source>{sentence} {n} more city has a single ring or lacks a value in one.</source>
      <translation>{sentence}另有 {n} 个城市只有一个圈层，或某一圈层缺少数值。</translation>
    </message>
    <message>
      <source>{share} of {n} incubators in the rings stand in each of these: {rings}.</source>
      <translation>圈层内的 {n} 家孵化器中，以下圈层各占 {share}：{rings}。</translation>
    </message>
    <message>
      <source>{share} of {n} incubators in the rings stand in {rings}.</source>
      <translation>圈层内的 {n} 家孵化器中有 {share} 位于{rings}。</translation>
    </message>
  </context>
  <context>
    <name>Rings</name>
    <message>
      <source>1 = innermost; known ring names are understood as well. Ring 3 and beyond are far suburb.</source>
      <translation>1 为最内圈；也可识别圈层名称。第三圈及以外计为远郊区。</translation>
    </message>
    <message>
      <source>A ring counts towards the pattern if it has at least this many incubators. The literature gives no number.</source>
      <translation>圈层内孵化器达到此数才计入模式；文献未给出数值。</translation>
    </message>
    <message>
      <source>A row per city and ring: number, share, density, mean size, median year, levels.</source>
      <translation>每个城市每个圈层一行：数量、占比、密度、平均面积、年份中位数与各级别数量。</translation>
    </message>
    <message>
      <source>A row per city: incubators by ring, the pattern, and Spearman's ρ outward.</source>
      <translation>每个城市一行：各圈层孵化器数、圈层模式与由内向外的斯皮尔曼 ρ。</translation>
    </message>
    <message>
      <source>A table with land, built-up land, density and the fitted value of each band.</source>
      <translation>各环带的陆地面积、建成区面积、密度与拟合值表。</translation>
    </message>
    <message>
      <source>A year, a date, or a text that begins with a year.</source>
      <translation>年份、日期，或以年份开头的文本。</translation>
    </message>
    <message>
      <source>Bands reach this far from the centre, in metres. Empty: to the farthest built-up ground.</source>
      <translation>环带从中心向外延伸的距离（米）。留空：至最远的建成区。</translation>
    </message>
    <message>
      <source>Built-up ground</source>
      <translation>建成区</translation>
    </message>
    <message>
      <source>City boundary</source>
      <translation>城市边界</translation>
    </message>
    <message>
      <source>City centres</source>
      <translation>城市中心</translation>
    </message>
    <message>
      <source>City of the boundary</source>
      <translation>边界所属城市</translation>
    </message>
    <message>
      <source>City of the centre</source>
      <translation>中心所属城市</translation>
    </message>
    <message>
      <source>City of the district</source>
      <translation>行政区所属城市</translation>
    </message>
    <message>
      <source>City of the ring</source>
      <translation>圈层所属城市</translation>
    </message>
    <message>
      <source>City patterns</source>
      <translation>城市圈层模式</translation>
    </message>
    <message>
      <source>Cuts the rings; the ground beyond the last distance becomes one more ring. Each city needs a boundary of its own.</source>
      <translation>用于裁切圈层；最后一个距离以外的范围成为另一个圈层。每个城市须有自己的边界。</translation>
    </message>
    <message>
      <source>Density profile</source>
      <translation>密度剖面</translation>
    </message>
    <message>
      <source>Distances (m)</source>
      <translation>距离（米）</translation>
    </message>
    <message>
      <source>Distribution over rings</source>
      <translation>孵化器圈层分布</translation>
    </message>
    <message>
      <source>Districts</source>
      <translation>行政区</translation>
    </message>
    <message>
      <source>Empty: all rings belong to one city.</source>
      <translation>留空则全部圈层属于同一城市。</translation>
    </message>
    <message>
      <source>Floor area (m²)</source>
      <translation>建筑面积（平方米）</translation>
    </message>
    <message>
      <source>For the mean size by ring.</source>
      <translation>用于计算各圈层的平均面积。</translation>
    </message>
    <message>
      <source>Incubators</source>
      <translation>孵化器</translation>
    </message>
    <message>
      <source>Incubators by ring</source>
      <translation>孵化器所在圈层</translation>
    </message>
    <message>
      <source>Incubators that occupy a ring</source>
      <translation>占据圈层所需的孵化器数</translation>
    </message>
    <message>
      <source>Largest radius</source>
      <translation>最大半径</translation>
    </message>
    <message>
      <source>Left out of the land area, so that a river does not look like open country.</source>
      <translation>从陆地面积中扣除，避免把江河当作未建设用地。</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>级别</translation>
    </message>
    <message>
      <source>Names as in the field of the centres. Empty: the polygons that a city's centres stand in.</source>
      <translation>名称须与中心的城市字段一致。留空：取该城市中心所在的多边形。</translation>
    </message>
    <message>
      <source>National, provincial or municipal level, in Chinese or English.</source>
      <translation>国家级、省级或市级，中英文均可。</translation>
    </message>
    <message>
      <source>On lines without speed or time of their own.</source>
      <translation>用于自身没有速度或时间的线。</translation>
    </message>
    <message>
      <source>One name per ring, innermost first. Empty: central, near_suburb, far_suburb with three rings, else names with their numbers.</source>
      <translation>由内向外每个圈层一个名称。留空：三个圈层时为中心城区、近郊区、远郊区，否则按序号命名。</translation>
    </message>
    <message>
      <source>One row per city and ring with its edges and the curve: alpha, c, d (m), rmse.</source>
      <translation>每个城市每个圈层一行，含圈层内外缘与曲线参数：alpha、c、d（米）、rmse。</translation>
    </message>
    <message>
      <source>One row per city and ring: city, ring (1 = innermost), ring_name, area_km2.</source>
      <translation>每个城市每个圈层一行：city、ring（1 为最内圈）、ring_name、area_km2。</translation>
    </message>
    <message>
      <source>One row per city and ring: city, ring, ring_name, inner_m, outer_m, area_km2.</source>
      <translation>每个城市每个圈层一行：city、ring、ring_name、inner_m、outer_m、area_km2。</translation>
    </message>
    <message>
      <source>One row per city and ring: city, ring, ring_name, inner_min, outer_min, area_km2. Between the streets an edge is off by some 2% of its distance from them, or by a metre or two; where streets bend far from all others, by up to a tenth.</source>
      <translation>每个城市的每个圈层一行：city、ring、ring_name、inner_min、outer_min、area_km2。道路之间的圈层边界，误差约为其与道路距离的 2%，或一两米；道路在远离其他道路处转弯时，最多可达十分之一。</translation>
    </message>
    <message>
      <source>Opening year</source>
      <translation>成立年份</translation>
    </message>
    <message>
      <source>Order of the rings</source>
      <translation>圈层顺序</translation>
    </message>
    <message>
      <source>Outer edges of the rings in metres, rising, separated by commas.</source>
      <translation>各圈层的外缘距离（米），递增，用逗号分隔。</translation>
    </message>
    <message>
      <source>Outer edges of the rings in minutes, rising, separated by commas.</source>
      <translation>各圈层外边界的分钟数，递增，以逗号分隔。</translation>
    </message>
    <message>
      <source>Points or polygons; a polygon counts where its point on surface lies.</source>
      <translation>点或面；面按其内部代表点的位置计。</translation>
    </message>
    <message>
      <source>Points, lines or polygons, at their point on surface; with several in a city the nearest counts.</source>
      <translation>点、线或面，线与面取其内部代表点；一个城市有多个中心时，按最近的中心计算。</translation>
    </message>
    <message>
      <source>Points, lines or polygons; with several in a city the distance to the nearest counts.</source>
      <translation>点、线或面；一个城市有多个中心时，按到最近中心的距离计算。</translation>
    </message>
    <message>
      <source>Polygons of built-up land; overlaps are counted once.</source>
      <translation>建成区多边形；重叠部分只计一次。</translation>
    </message>
    <message>
      <source>Polygons that together cover the cities, such as urban districts.</source>
      <translation>共同覆盖城市的多边形，例如市辖区。</translation>
    </message>
    <message>
      <source>Ring names</source>
      <translation>圈层名称</translation>
    </message>
    <message>
      <source>Ring number</source>
      <translation>圈层序号</translation>
    </message>
    <message>
      <source>Ring of the district</source>
      <translation>行政区所属圈层</translation>
    </message>
    <message>
      <source>Ring statistics</source>
      <translation>圈层统计</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>圈层</translation>
    </message>
    <message>
      <source>Rings are made for each city. Empty: all centres belong to one city.</source>
      <translation>按城市分别划分圈层。留空：所有中心属于同一城市。</translation>
    </message>
    <message>
      <source>Rings are made for each city. Empty: all districts belong to one city.</source>
      <translation>按城市分别划分圈层。留空：所有行政区属于同一城市。</translation>
    </message>
    <message>
      <source>Rings end 250 m from the streets and at the boundary; what it holds beyond, or no street reaches in time, becomes one more. Each city needs a boundary of its own.</source>
      <translation>圈层止于距道路 250 米处，并以边界为限；边界内更远的、或规定时间内道路到达不了的范围另成一个圈层。每个城市须有自己的边界。</translation>
    </message>
    <message>
      <source>Rings from built-up density</source>
      <translation>由建成区密度划分圈层</translation>
    </message>
    <message>
      <source>Rings from distance</source>
      <translation>由距离划分圈层</translation>
    </message>
    <message>
      <source>Rings from districts</source>
      <translation>由行政区划分圈层</translation>
    </message>
    <message>
      <source>Rings from travel time</source>
      <translation>由出行时间划分圈层</translation>
    </message>
    <message>
      <source>The field that says which ring a district belongs to: a number or a name.</source>
      <translation>记录行政区所属圈层的字段：数字或名称。</translation>
    </message>
    <message>
      <source>The incubators with city, ring, ring_name, edge_m, edge_pos and status.</source>
      <translation>孵化器及其 city、ring、ring_name、edge_m、edge_pos 与 status。</translation>
    </message>
    <message>
      <source>The result of a ring tool, or other polygons with a ring number. Where rings of a city overlap, the inner one keeps the ground.</source>
      <translation>圈层工具的结果，或其他带圈层序号的多边形。同一城市的圈层重叠时，重叠部分归较内的圈层。</translation>
    </message>
    <message>
      <source>The values of the ring field, innermost first: 中心城区,近郊区,远郊区. Several values make one ring when rings are separated by semicolons: 玄武区,秦淮区;江宁区;高淳区. Empty: numbers in rising order, or the known Chinese and English ring names.</source>
      <translation>由内向外列出圈层字段的取值：中心城区,近郊区,远郊区。用分号分隔圈层时，多个取值可合为一个圈层：玄武区,秦淮区;江宁区;高淳区。留空：按数字递增顺序，或按可识别的中英文圈层名称。</translation>
    </message>
    <message>
      <source>Travel times (min)</source>
      <translation>出行时间（分钟）</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>水面</translation>
    </message>
    <message>
      <source>Where does the built-up city itself change from centre to near suburb to far suburb? The inverse S curve of Jiao (2015) is fitted to the share of built-up land in bands around the centre; the rings end where it bends.</source>
      <translation>建成区自身在何处由中心过渡到近郊、再过渡到远郊？对中心周围各环带的建成区比例拟合 Jiao（2015）的反S曲线，以曲线拐折处作为圈层分界。</translation>
    </message>
    <message>
      <source>Which ground is central city, near suburb and far suburb, by the districts of a master plan? Where districts overlap, the inner ring keeps the ground; rows without a ring are left out and counted.</source>
      <translation>按总体规划的分区，哪些范围属于中心城区、近郊区、远郊区？分区重叠处归入内圈；没有圈层的行略去并计数。</translation>
    </message>
    <message>
      <source>Which ground lies within given distances of the city centre, cut by the city boundary?</source>
      <translation>以城市边界为限，哪些范围位于距城市中心的给定距离之内？</translation>
    </message>
    <message>
      <source>Which ground lies within given minutes of the city centre along the streets, on foot, by bicycle or at the streets' own speeds? A place has the time of its nearest street point, up to 250 m from it; the report shows the rings beside those on foot, by bicycle and in a straight line.</source>
      <translation>沿道路步行、骑行或按道路自身速度，距城市中心给定分钟以内的是哪些范围？距道路 250 米以内的各处取其最近道路点的时间；报告将所得圈层与步行、骑行和直线距离的圈层并列展示。</translation>
    </message>
    <message>
      <source>Which ring of its city is each incubator in; which of the seven ring patterns does a city show; do number, density, size and opening year change outward?</source>
      <translation>每家孵化器位于所在城市的哪个圈层？城市呈现七种圈层模式中的哪一种？数量、密度、面积与成立年份由内向外如何变化？</translation>
    </message>
    <message>
      <source>Width in metres of the bands in which density is measured.</source>
      <translation>量算密度的环带宽度（米）。</translation>
    </message>
    <message>
      <source>Width of the bands</source>
      <translation>环带宽度</translation>
    </message>
  </context>
  <context>
    <name>RingsDialog</name>
    <message>
      <source>Make rings by distance from the centre</source>
      <translation>按距市中心的距离划分圈层</translation>
    </message>
    <message>
      <source>Make rings by travel time along the streets</source>
      <translation>按沿道路的出行时间划分圈层</translation>
    </message>
    <message>
      <source>Make rings from the districts of a plan</source>
      <translation>按规划分区划分圈层</translation>
    </message>
    <message>
      <source>Make rings where built-up density breaks</source>
      <translation>按建成区密度拐点划分圈层</translation>
    </message>
    <message>
      <source>See how incubators spread over the rings</source>
      <translation>查看孵化器的圈层分布</translation>
    </message>
    <message>
      <source>Where none says which ring a district is in, make rings by distance, density or travel time: another question above.</source>
      <translation>如没有标明所属圈层的字段，可在上方的“问题”中改用按距离、建成密度或出行时间划分圈层。</translation>
    </message>
    <message>
      <source>Where none says which ring an area is, make the rings first: another question above.</source>
      <translation>如没有标明圈层的字段，请先在上方的“问题”中划分圈层。</translation>
    </message>
    <message>
      <source>Which ring of its city is each incubator in?</source>
      <translation>孵化器位于所在城市的哪个圈层？</translation>
    </message>
  </context>
  <context>
    <name>Run</name>
    <message>
      <source>Add the name of a file.</source>
      <translation>请补充文件名。</translation>
    </message>
    <message>
      <source>Bring both layers into one coordinate reference system first.</source>
      <translation>请先将两个图层统一到同一坐标系。</translation>
    </message>
    <message>
      <source>Cancelled; nothing was written.</source>
      <translation>已取消；未写入任何结果。</translation>
    </message>
    <message>
      <source>Choose a GeoPackage or GeoJSON file.</source>
      <translation>请选择 GeoPackage 或 GeoJSON 文件。</translation>
    </message>
    <message>
      <source>Choose another file, or a new table in that GeoPackage.</source>
      <translation>请选择其他文件，或该 GeoPackage 中的新图层。</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>请选择其他文件。</translation>
    </message>
    <message>
      <source>Choose another file; if nothing in it is needed, delete it and run again.</source>
      <translation>请选择其他文件；若其中内容都不再需要，可将其删除后重新运行。</translation>
    </message>
    <message>
      <source>Choose another folder or another kind of file.</source>
      <translation>请选择其他文件夹或其他文件格式。</translation>
    </message>
    <message>
      <source>Choose another place; if it may be replaced, run again.</source>
      <translation>请另选位置；如可覆盖，请重新运行。</translation>
    </message>
    <message>
      <source>Choose fewer classes, or a CSV or GeoJSON file.</source>
      <translation>请减少类别，或改用 CSV 或 GeoJSON 文件。</translation>
    </message>
    <message>
      <source>Close it there, remove its layer from the project, or choose another place.</source>
      <translation>请在相应程序中关闭它，或从工程中移除其图层，或选择其他位置。</translation>
    </message>
    <message>
      <source>Give each result a file or a table of its own.</source>
      <translation>请为每个结果指定各自的文件或图层。</translation>
    </message>
    <message>
      <source>Give shorter distances.</source>
      <translation>请填写较短的距离。</translation>
    </message>
    <message>
      <source>Make room, or choose another disk.</source>
      <translation>请清理磁盘空间，或选择其他磁盘。</translation>
    </message>
    <message>
      <source>Make the folder, or choose another.</source>
      <translation>请新建该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
      <source>Run again: what is there now stays.</source>
      <translation>请重新运行：现有内容会保留。</translation>
    </message>
    <message>
      <source>Save the edits first, or choose another file.</source>
      <translation>请先保存编辑，或选择其他文件。</translation>
    </message>
    <message>
      <source>Wait until it is done, or close it.</source>
      <translation>请等待其完成，或关闭该程序。</translation>
    </message>
    <message>
      <source>it would replace the result of {other} in “{file}”.</source>
      <translation>它会覆盖 {other} 写入“{file}”的结果。</translation>
    </message>
    <message>
      <source>it would replace “{file}” with all of its {n} layers.</source>
      <translation>它会覆盖“{file}”，其中的 {n} 个图层会全部丢失。</translation>
    </message>
    <message>
      <source>it would replace “{file}” with what else is in it: {others}.</source>
      <translation>它会覆盖“{file}”，其中另有的内容会一并丢失：{others}。</translation>
    </message>
    <message>
      <source>it would replace “{file}”, from which {parameter} (“{layer}”) is read.</source>
      <translation>它会覆盖“{file}”，而 {parameter}（“{layer}”）正从该文件读取。</translation>
    </message>
    <message>
      <source>it would replace “{file}”, whose layer “{layer}” is being edited.</source>
      <translation>它会覆盖“{file}”，而其中的图层“{layer}”正在编辑。</translation>
    </message>
    <message>
      <source>the QGIS project “{name}”</source>
      <translation>QGIS 工程“{name}”</translation>
    </message>
    <message>
      <source>the result cannot be written: another program is using “{file}”.</source>
      <translation>无法写入结果：“{file}”正被其他程序使用。</translation>
    </message>
    <message>
      <source>the result cannot be written: the disk is full.</source>
      <translation>无法写入结果：磁盘已满。</translation>
    </message>
    <message>
      <source>the result cannot be written: the folder of “{file}” does not exist.</source>
      <translation>无法写入结果：“{file}”所在的文件夹不存在。</translation>
    </message>
    <message>
      <source>the result cannot be written: {error}.</source>
      <translation>结果无法写入：{error}。</translation>
    </message>
    <message>
      <source>the result cannot be written: “{file}” is a folder.</source>
      <translation>无法写入结果：“{file}”是一个文件夹。</translation>
    </message>
    <message>
      <source>the result cannot be written: “{file}” is damaged, or no database.</source>
      <translation>无法写入结果：“{file}”已损坏，或不是数据库。</translation>
    </message>
    <message>
      <source>the result cannot be written: “{file}” is protected, or open in a program or in this project.</source>
      <translation>无法写入结果：“{file}”受保护，或正被其他程序或本工程打开。</translation>
    </message>
    <message>
      <source>the result has {n} fields, more than the {most} that a GeoPackage holds.</source>
      <translation>结果有 {n} 个字段，超过 GeoPackage 可容纳的 {most} 个。</translation>
    </message>
    <message>
      <source>the style of “{name}”</source>
      <translation>“{name}”的样式</translation>
    </message>
    <message>
      <source>the table or view “{name}”</source>
      <translation>表或视图“{name}”</translation>
    </message>
    <message>
      <source>there is no way from {crs} of “{layer}” to {work} of “{main}” ({parameter}).</source>
      <translation>无法从“{layer}”的坐标系 {crs} 转换到“{main}”（{parameter}）的坐标系 {work}。</translation>
    </message>
    <message>
      <source>{km:,.0f} km reach so far that no projection measures them.</source>
      <translation>{km:,.0f} 公里范围过大，任何投影都无法准确量测。</translation>
    </message>
    <message>
      <source>{lost} of {all} rows have no geometry; a FlatGeobuf file holds none of them.</source>
      <translation>{all} 行中有 {lost} 行没有几何，FlatGeobuf 文件存不下这样的行。</translation>
    </message>
    <message>
      <source>{parameters}: {remark}</source>
      <translation>{parameters}：{remark}</translation>
    </message>
    <message>
      <source>{parameter}: areas and distances are measured on the ellipsoid.</source>
      <translation>{parameter}：面积与距离按椭球面量算。</translation>
    </message>
    <message>
      <source>{parameter}: lengths cannot be measured in {crs}; working in {work}.</source>
      <translation>{parameter}：{crs} 不适合量算长度，改在 {work} 中计算。</translation>
    </message>
    <message>
      <source>{parameter}: the field plays no part without its layer, {layer}.</source>
      <translation>{parameter}：未给出所属图层（{layer}），该字段不起作用。</translation>
    </message>
    <message>
      <source>{parameter}: “{file}” holds {n} layers, and none of them was named: the first, “{layer}”, is read. For another one add |layername= and its name to the path.</source>
      <translation>{parameter}：“{file}”含 {n} 个图层，未指明用哪一个，现读取第一个“{layer}”。如需其他图层，请在路径后加上 |layername= 和图层名。</translation>
    </message>
    <message>
      <source>{what} was made, changed or removed by another program or run, or in QGIS, while this run was at work.</source>
      <translation>本次运行期间，{what}已由其他程序、另一次运行或在 QGIS 中新建、修改或移走，故不予替换。</translation>
    </message>
    <message>
      <source>“{layer}” ({parameter}) holds several kinds of geometry, a shapefile only one.</source>
      <translation>“{layer}”（{parameter}）含有多种几何类型，而 Shapefile 只能存储一种。</translation>
    </message>
    <message>
      <source>“{one}” ({parameter}) and “{other}” ({second}) do not meet: they lie about {km} km apart. What is counted between them is not a finding; check that both show the same place and have the right coordinate reference system.</source>
      <translation>“{one}”（{parameter}）与“{other}”（{second}）互不相接，相距约 {km} 公里。两者之间的统计不能视为结论；请检查两个图层是否为同一地区、坐标系是否正确。</translation>
    </message>
    <message>
      <source>“{table}” in “{file}”</source>
      <translation>“{file}”中的“{table}”</translation>
    </message>
  </context>
  <context>
    <name>Screening</name>
    <message>
      <source>; </source>
      <translation>；</translation>
    </message>
    <message>
      <source>A ranking compares: give two candidates or more.</source>
      <translation>排序需要比较：请提供两个或更多候选空间。</translation>
    </message>
    <message>
      <source>Choose criteria in which the candidates differ, or wider bounds.</source>
      <translation>请选择候选空间之间有差异的指标，或放宽上下限。</translation>
    </message>
    <message>
      <source>Fill the field in, or leave that criterion out.</source>
      <translation>请补全该字段，或去掉该指标。</translation>
    </message>
    <message>
      <source>Give at least one row: field, benefit or cost, weight, low, high.</source>
      <translation>请至少填写一行：字段、效益型或成本型、权重、下限、上限。</translation>
    </message>
    <message>
      <source>Loosen the constraint.</source>
      <translation>请放宽约束条件。</translation>
    </message>
    <message>
      <source>Name a field in the first cell and write benefit or cost into the second.</source>
      <translation>第一格填字段名，第二格填效益型（benefit）或成本型（cost）。</translation>
    </message>
    <message>
      <source>Name each field once; give it a larger weight instead.</source>
      <translation>每个字段只列一次；可提高其权重。</translation>
    </message>
    <message>
      <source>Say what a missing value means, for example coalesce("age", 0) &gt; 20.</source>
      <translation>请在表达式中说明缺失值如何处理，例如 coalesce("age", 0) &gt; 20。</translation>
    </message>
    <message>
      <source>The low bound must be below the high one, whatever the direction.</source>
      <translation>无论方向如何，下限都应小于上限。</translation>
    </message>
    <message>
      <source>The same for all ranked candidates, so it does not distinguish them: {fields}.</source>
      <translation>以下指标在所有参与排名的候选空间取值相同，无法区分优劣：{fields}。</translation>
    </message>
    <message>
      <source>The vector norm takes no bounds: low and high were not used.</source>
      <translation>向量标准化不使用上下限：下限和上限未被采用。</translation>
    </message>
    <message>
      <source>Their fields are: {fields}.</source>
      <translation>现有字段：{fields}。</translation>
    </message>
    <message>
      <source>Weight, low and high are numbers or empty.</source>
      <translation>权重、下限、上限应为数字或留空。</translation>
    </message>
    <message>
      <source>constraint not met</source>
      <translation>不满足约束条件</translation>
    </message>
    <message>
      <source>constraint: a value is missing</source>
      <translation>约束条件：有值缺失</translation>
    </message>
    <message>
      <source>every criterion has one value for all candidates: {fields}.</source>
      <translation>所有指标在各候选空间之间取值相同：{fields}。</translation>
    </message>
    <message>
      <source>the bounds of “{field}” run from {low} to {high}.</source>
      <translation>“{field}”的上下限为 {low} 至 {high}。</translation>
    </message>
    <message>
      <source>the candidates have no field {fields}.</source>
      <translation>候选空间没有字段 {fields}。</translation>
    </message>
    <message>
      <source>the table is empty.</source>
      <translation>表格为空。</translation>
    </message>
    <message>
      <source>{fields} are used twice.</source>
      <translation>{fields} 重复使用。</translation>
    </message>
    <message>
      <source>{fields} is used twice.</source>
      <translation>{fields} 重复使用。</translation>
    </message>
    <message>
      <source>{field}: missing</source>
      <translation>{field}：缺失</translation>
    </message>
    <message>
      <source>{field}: not a number</source>
      <translation>{field}：不是数字</translation>
    </message>
    <message>
      <source>{left} of {n} candidate can be ranked ({reasons}).</source>
      <translation>{n} 个候选空间中有 {left} 个可参与排序（{reasons}）。</translation>
    </message>
    <message>
      <source>{left} of {n} candidates can be ranked ({reasons}).</source>
      <translation>{n} 个候选空间中有 {left} 个可参与排序（{reasons}）。</translation>
    </message>
    <message>
      <source>{method} (Saaty 1977), consistency ratio {ratio}</source>
      <translation>{method}（Saaty 1977），一致性比例 {ratio}</translation>
    </message>
    <message>
      <source>{method}, rescaled from a sum of {total}</source>
      <translation>{method}，由总和 {total} 归一</translation>
    </message>
    <message>
      <source>{n} cell does not fill rows of five.</source>
      <translation>{n} 个单元格不能组成每行五格。</translation>
    </message>
    <message>
      <source>{n} cells do not fill rows of five.</source>
      <translation>{n} 个单元格不能组成每行五格。</translation>
    </message>
    <message>
      <source>“{cell}” in the row of “{field}” is not a number.</source>
      <translation>“{field}”一行中的“{cell}”不是数字。</translation>
    </message>
    <message>
      <source>“{cell}” is not a direction for the criterion “{field}”.</source>
      <translation>“{cell}”不是指标“{field}”的有效方向。</translation>
    </message>
  </context>
  <context>
    <name>Sheet</name>
    <message>
      <source>A report of this plugin: its title, answer, first chart and thresholds go on the sheet.</source>
      <translation>本插件生成的报告：其标题、结论、首个图表与阈值将放入图幅。</translation>
    </message>
    <message>
      <source>Base map</source>
      <translation>底图</translation>
    </message>
    <message>
      <source>Checked by</source>
      <translation>审核</translation>
    </message>
    <message>
      <source>Choose layers.</source>
      <translation>请选择图层。</translation>
    </message>
    <message>
      <source>Coordinate reference system: {crs}</source>
      <translation>坐标系：{crs}</translation>
    </message>
    <message>
      <source>Data sources</source>
      <translation>数据来源</translation>
    </message>
    <message>
      <source>Data: {sources}</source>
      <translation>数据：{sources}</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>日期</translation>
    </message>
    <message>
      <source>Detail</source>
      <translation>局部放大</translation>
    </message>
    <message>
      <source>Drawn by</source>
      <translation>编制</translation>
    </message>
    <message>
      <source>Empty: the report's title.</source>
      <translation>留空：使用报告标题。</translation>
    </message>
    <message>
      <source>For the title block; empty: left open.</source>
      <translation>填入图签；留空则空出。</translation>
    </message>
    <message>
      <source>From the top down. The map is in the first one's CRS where that is true to scale, else in the fitting zone.</source>
      <translation>自上而下排列。第一个图层的坐标系在该处量度准确时，地图采用该坐标系，否则采用合适的投影带。</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>底图图层</translation>
    </message>
    <message>
      <source>How do I put the result into the plan? A page with map, legend, chart, answer and sources.</source>
      <translation>如何把结果放进规划文本？一页图幅：地图、图例、图表、结论与来源。</translation>
    </message>
    <message>
      <source>Landscape, A4 or A3.</source>
      <translation>横向，A4 或 A3。</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Left out of the legend: boundaries, water, streets, in the styles that they have. Drawn below the layers, but lines and water above the layers' areas.</source>
      <translation>不入图例：边界、水系、道路等，沿用各自样式。垫在图层之下，但线和水面置于图层的面之上。</translation>
    </message>
    <message>
      <source>Made with InnoSpace</source>
      <translation>众创空间规划（InnoSpace）制图</translation>
    </message>
    <message>
      <source>Map sheet</source>
      <translation>图幅</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>图号</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>纸张</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>比例</translation>
    </message>
    <message>
      <source>Sheet</source>
      <translation>图名</translation>
    </message>
    <message>
      <source>Styles</source>
      <translation>样式</translation>
    </message>
    <message>
      <source>Styles of this plugin for the layers, in their order, such as “incubator_rings,rings”. Empty: as they are.</source>
      <translation>本插件的样式，按图层顺序填写，例如“incubator_rings,rings”。留空：保持原样。</translation>
    </message>
    <message>
      <source>The file; its ending says whether it is PDF, PNG or SVG.</source>
      <translation>文件；扩展名决定为 PDF、PNG 或 SVG。</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>标题</translation>
    </message>
    <message>
      <source>Where this is</source>
      <translation>区位</translation>
    </message>
    <message>
      <source>Who made the data, for the foot of the sheet.</source>
      <translation>数据制作者，列于图幅底部。</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>yyyy年M月d日</translation>
    </message>
    <message>
      <source>ha</source>
      <translation>面积（公顷）</translation>
    </message>
    <message>
      <source>km</source>
      <translation>长度（公里）</translation>
    </message>
    <message>
      <source>km²</source>
      <translation>面积（平方公里）</translation>
    </message>
    <message>
      <source>m</source>
      <translation>长度（米）</translation>
    </message>
    <message>
      <source>no layer is given.</source>
      <translation>未给出图层。</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数量</translation>
    </message>
    <message>
      <source>share</source>
      <translation>比例</translation>
    </message>
    <message>
      <source>the page cannot be exported</source>
      <translation>无法导出页面</translation>
    </message>
  </context>
  <context>
    <name>Siting</name>
    <message>
      <source>A row a number of new sites, each solved on its own: value, share of people within the radius, gain over the row before, and the bound that no choice exceeds.</source>
      <translation>每种新增数量一行，各自独立求解：取值、半径内人口占比、较上一行的增量，以及任何方案都不可能超过的界限。</translation>
    </message>
    <message>
      <source>A straight line for each place that reaches a site, also where that has no room for it: covered is false then.</source>
      <translation>每个可到达点位的需求点一条直线；最近点位没有余量的也画出，其 covered 为否。</translation>
    </message>
    <message>
      <source>All candidates have the same score: it decides nothing.</source>
      <translation>所有候选点得分相同，得分不起作用。</translation>
    </message>
    <message>
      <source>Always serve, and count neither in the number nor in the budget. Name and capacity come from their fields of the same names; without that of the capacity they have no limit.</source>
      <translation>始终提供服务，既不计入数量，也不计入预算。名称与容量取自同名字段；没有容量字段时不设上限。</translation>
    </message>
    <message>
      <source>Ask for at most {n} new sites, which do, or give a smaller spacing.</source>
      <translation>请将新增点位数减至不超过 {n} 处（可满足间距），或减小最小间距。</translation>
    </message>
    <message>
      <source>Ask for fewer, or give more candidates.</source>
      <translation>请减少数量，或提供更多候选点。</translation>
    </message>
    <message>
      <source>At most {number} new sites are asked for, but only {n} candidate can be chosen.</source>
      <translation>要求最多新增 {number} 处，但可选的候选点只有 {n} 处。</translation>
    </message>
    <message>
      <source>At most {number} new sites are asked for, but only {n} candidates can be chosen.</source>
      <translation>要求最多新增 {number} 处，但可选的候选点只有 {n} 处。</translation>
    </message>
    <message>
      <source>At most {number} new sites are asked for, but the budget buys at most {n}.</source>
      <translation>要求最多新增 {number} 处，但预算最多只够 {n} 处。</translation>
    </message>
    <message>
      <source>At most {number} new sites are asked for, but the budget buys only {n}.</source>
      <translation>要求最多新增 {number} 处，但预算只够 {n} 处。</translation>
    </message>
    <message>
      <source>Bound of the value</source>
      <translation>取值的界限</translation>
    </message>
    <message>
      <source>Budget</source>
      <translation>预算</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>候选点</translation>
    </message>
    <message>
      <source>Candidates and existing sites are not of one kind: all sites are written as points within them.</source>
      <translation>候选点与现状点的几何类型不同：点位图层一律以其内部代表点表示。</translation>
    </message>
    <message>
      <source>Capacity</source>
      <translation>容量</translation>
    </message>
    <message>
      <source>Check that both layers show the same place and hang on the same streets.</source>
      <translation>请检查两个图层是否位于同一地区、是否连接到同一路网。</translation>
    </message>
    <message>
      <source>Check that the layers show the same place, or let points be farther from their street.</source>
      <translation>请检查各图层是否位于同一地区，或放宽点到道路的距离。</translation>
    </message>
    <message>
      <source>Choose the field that holds the cost of each candidate, or leave the budget empty.</source>
      <translation>请选择各候选点的成本字段，或将预算留空。</translation>
    </message>
    <message>
      <source>Choose the field that holds the people, or none: then each place counts as one.</source>
      <translation>请选择人口字段，或将其留空：此时每个需求点按 1 计。</translation>
    </message>
    <message>
      <source>Choose the field that holds the score of each candidate, or set the weight to 0.</source>
      <translation>请选择各候选点的得分字段，或将权重设为 0。</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>成本</translation>
    </message>
    <message>
      <source>Demand by site</source>
      <translation>需求归属</translation>
    </message>
    <message>
      <source>Distance (m), or time (min, see the unit), within which a place is covered.</source>
      <translation>覆盖半径：与点位的距离（米）或时间（分钟，见单位）不超过此值的需求点算作已覆盖。</translation>
    </message>
    <message>
      <source>Empty: straight lines, and every result says so.</source>
      <translation>留空则按直线距离计算，所有结果都会注明。</translation>
    </message>
    <message>
      <source>Exactly this many; with a budget, at most this many, and then also more than there are candidates. cover_all and cover_twice find it themselves.</source>
      <translation>恰好这么多处；设有预算时为上限，此时也可多于候选点数。“以最少点位全部覆盖”与“全部覆盖且双重覆盖最多”自行求出数量。</translation>
    </message>
    <message>
      <source>Existing sites</source>
      <translation>现状点</translation>
    </message>
    <message>
      <source>For cover_most: (1 − weight) × share of people covered + weight × mean score of the new sites.</source>
      <translation>用于“覆盖人口最多”：（1 − 权重）× 覆盖人口占比 + 权重 × 新增点位平均得分。</translation>
    </message>
    <message>
      <source>For minutes, on lines without speed or time of their own.</source>
      <translation>单位为分钟时，用于没有自身速度或时间的线段。</translation>
    </message>
    <message>
      <source>For the budget, and for covering everybody at the least cost.</source>
      <translation>用于预算，以及以最低成本全部覆盖。</translation>
    </message>
    <message>
      <source>Give a larger budget or radius, or a smaller share to be covered.</source>
      <translation>请提高预算或加大半径，或降低需覆盖的占比。</translation>
    </message>
    <message>
      <source>Give a larger radius, more candidates, or a smaller share to be covered.</source>
      <translation>请加大半径、增加候选点，或降低需覆盖的占比。</translation>
    </message>
    <message>
      <source>Give a larger radius, or check that both layers show the same place.</source>
      <translation>请加大半径，或检查两个图层是否位于同一地区。</translation>
    </message>
    <message>
      <source>Give a smaller spacing, a larger radius, or a smaller share to be covered.</source>
      <translation>请减小最小间距、加大半径，或降低需覆盖的占比。</translation>
    </message>
    <message>
      <source>Give a smaller spacing, or candidates farther off.</source>
      <translation>请减小最小间距，或提供距现状点更远的候选点。</translation>
    </message>
    <message>
      <source>Give at least as much.</source>
      <translation>预算至少应达到该数额。</translation>
    </message>
    <message>
      <source>Give each candidate a number of at least 0, or leave those without one out of the layer.</source>
      <translation>请为每个候选点填写不小于 0 的数值，或将缺值的候选点移出图层。</translation>
    </message>
    <message>
      <source>Give each demand a number of at least 0.</source>
      <translation>请为每个需求点填写不小于 0 的人数。</translation>
    </message>
    <message>
      <source>Give fewer candidates, a smaller radius, or demand by larger units.</source>
      <translation>请减少候选点、减小半径，或采用更大的需求单元。</translation>
    </message>
    <message>
      <source>Give more candidates, larger capacities, a larger radius, or a smaller share to be covered.</source>
      <translation>请增加候选点、提高容量、加大半径，或降低需覆盖的占比。</translation>
    </message>
    <message>
      <source>Give other candidates, or leave out of the existing sites what is none yet.</source>
      <translation>请提供其他候选点，或从现状点中去掉尚未建成的点。</translation>
    </message>
    <message>
      <source>Least distance between sites</source>
      <translation>点位最小间距</translation>
    </message>
    <message>
      <source>Leave out the pairs that are out of reach.</source>
      <translation>请去掉不可达的需求点与候选点组合。</translation>
    </message>
    <message>
      <source>Leave the capacity empty, or choose cover_most, cover_all or least_distance.</source>
      <translation>请将容量留空，或选择“覆盖人口最多”“以最少点位全部覆盖”或“总距离最短”。</translation>
    </message>
    <message>
      <source>Lines from demand to site</source>
      <translation>需求—点位连线</translation>
    </message>
    <message>
      <source>Metres in a straight line, between new sites and to existing ones. 0: any.</source>
      <translation>新增点位之间及其与现状点之间的直线距离（米）。0：不限。</translation>
    </message>
    <message>
      <source>Name of the candidate</source>
      <translation>候选点名称</translation>
    </message>
    <message>
      <source>Names the sites in all results. Empty: the number of the row in the layer, for existing sites with an E before it.</source>
      <translation>用于各项成果中的点位名称。留空：使用图层中的行号，现状点前加 E。</translation>
    </message>
    <message>
      <source>New sites</source>
      <translation>新增点位数</translation>
    </message>
    <message>
      <source>Of the people, for cover_all and cover_twice. 1: every place, also one without people.</source>
      <translation>人口占比，用于两种全部覆盖模型。1：每个需求点均须覆盖，包括无人口的需求点。</translation>
    </message>
    <message>
      <source>Open gap</source>
      <translation>未证明的差距</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People at each place. A missing or negative number counts as 0. Empty: each place counts as one.</source>
      <translation>各需求点的人口。缺失或为负的按 0 计。留空：每个需求点计 1。</translation>
    </message>
    <message>
      <source>People that a site can serve; each place is served whole by one site. Not for cover_twice and least_worst.</source>
      <translation>点位可服务的人数；每个需求点整体由一处点位服务。不用于“全部覆盖且双重覆盖最多”与“最远距离最短”。</translation>
    </message>
    <message>
      <source>Radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>得分</translation>
    </message>
    <message>
      <source>Set the weight to 0, or choose that model.</source>
      <translation>请将权重设为 0，或选择该模型。</translation>
    </message>
    <message>
      <source>Share to be covered</source>
      <translation>需覆盖的占比</translation>
    </message>
    <message>
      <source>Sites</source>
      <translation>点位</translation>
    </message>
    <message>
      <source>Siting of new spaces</source>
      <translation>新建空间选址</translation>
    </message>
    <message>
      <source>Such as the score of the stock-space screening; brought to 0–1 between its least and its greatest value.</source>
      <translation>如存量空间筛选的得分；按最小值与最大值归一化到 0–1。</translation>
    </message>
    <message>
      <source>The candidates, and behind them the existing sites, with chosen, rank (1 adds most, and so on), adds (whether it brings people whom those of a better rank do not, or nearer), clients, people, mean and longest distance (in the unit), load (people ÷ capacity; empty without a limit) and status. In the models that cover, clients are those within the radius.</source>
      <translation>候选点及其后的现状点，含是否入选、排名（1 为增量最大，依次类推）、是否有增量（能否覆盖排名在前者未覆盖的人口，或缩短其距离）、服务需求点数、人口、平均与最远距离（按所选单位）、负荷率（人口 ÷ 容量；不设容量的留空）和状态。覆盖类模型只计半径以内的需求点。</translation>
    </message>
    <message>
      <source>The places with their site (the nearest, also beyond the radius), distance (in the unit), covered (within the radius, and served where sites have a capacity) and status.</source>
      <translation>各需求点及其点位（最近者，可在半径以外）、距离（按所选单位）、是否已覆盖（半径以内；点位有容量时还须得到服务）和状态。</translation>
    </message>
    <message>
      <source>The score of {n} candidate is missing and counts as the lowest.</source>
      <translation>有 {n} 个候选点缺少得分，按最低分计。</translation>
    </message>
    <message>
      <source>The score of {n} candidates is missing and counts as the lowest.</source>
      <translation>有 {n} 个候选点缺少得分，按最低分计。</translation>
    </message>
    <message>
      <source>The search stops then; an answer that it stopped says so, and may differ next time.</source>
      <translation>到时停止搜索；因此中止的结果会注明，再次运行可能不同。</translation>
    </message>
    <message>
      <source>The search stops then; an answer that it stopped says so, and may differ next time. Trials of how sure the choice is, and the search for an alternative, are reported where they were left out.</source>
      <translation>搜索到时停止；因此中止的结果会注明，再次运行可能不同。因此未做的稳健性试算和备选方案搜索也会说明。</translation>
    </message>
    <message>
      <source>The time limit left out the search for a choice without any of the new sites.</source>
      <translation>受时限所限，未搜索不含任何新增点位的备选方案。</translation>
    </message>
    <message>
      <source>The time limit left out {n} of {all} trials of how sure the choice is.</source>
      <translation>受时限所限，{all} 次稳健性试算中有 {n} 次未做。</translation>
    </message>
    <message>
      <source>Time limit (s)</source>
      <translation>时间上限（秒）</translation>
    </message>
    <message>
      <source>Value of the choice</source>
      <translation>方案取值</translation>
    </message>
    <message>
      <source>Weight of the score</source>
      <translation>得分权重</translation>
    </message>
    <message>
      <source>What each number brings</source>
      <translation>各数量的效益</translation>
    </message>
    <message>
      <source>What is best</source>
      <translation>优化目标</translation>
    </message>
    <message>
      <source>What the new sites may cost together, in the unit of the cost.</source>
      <translation>新增点位的总成本上限，单位与成本字段相同。</translation>
    </message>
    <message>
      <source>Where a site could be, such as the stock spaces of grade A and B.</source>
      <translation>可供选址的位置，如 A、B 级存量空间。</translation>
    </message>
    <message>
      <source>Where people live or work, or the gaps of the life circle; a polygon is taken at its point on surface.</source>
      <translation>居住或工作地点，或生活圈的设施缺口；面取其内部代表点。</translation>
    </message>
    <message>
      <source>Where should the next innovation spaces go, what do they bring beside those that are there, how many are worth it, and could any other choice do better? Each answer is proven, or says how far it may be from the best.</source>
      <translation>下一批众创空间应选在哪里？与现状点相比带来多少效益？建多少处值得？有没有更好的方案？每个结果要么已证明最优，要么说明距最优最多相差多少。</translation>
    </message>
    <message>
      <source>Whom to serve</source>
      <translation>服务需求</translation>
    </message>
    <message>
      <source>a distance is missing, infinite or negative.</source>
      <translation>有距离缺失、无穷大或为负。</translation>
    </message>
    <message>
      <source>a number of people is missing or negative.</source>
      <translation>有人数为空或为负。</translation>
    </message>
    <message>
      <source>a score counts only where as many people as possible are covered.</source>
      <translation>得分仅在“覆盖人口最多”模型中起作用。</translation>
    </message>
    <message>
      <source>a score is to count, but there is no field of scores.</source>
      <translation>设置了得分权重，但未选择得分字段。</translation>
    </message>
    <message>
      <source>all candidates together cover {most}, less than {share}.</source>
      <translation>全部候选点合计只能覆盖 {most}，低于 {share}。</translation>
    </message>
    <message>
      <source>cover_most: as many people as possible within the radius. cover_all: everybody (or the share below) with the fewest or cheapest sites. cover_twice: with as few sites, as many people as possible within the radius of two. least_distance: the least way of all people together. least_worst: the shortest longest way of any place.</source>
      <translation>覆盖人口最多：半径内人口尽可能多。以最少点位全部覆盖：以数量最少或成本最低的点位覆盖全部（或下方占比）。全部覆盖且双重覆盖最多：在同样少的点位下，使处于两处点位半径内的人口最多。总距离最短：全部人口的距离之和最小。最远距离最短：最远需求点的距离最短。</translation>
    </message>
    <message>
      <source>every candidate stands at the place of an existing site.</source>
      <translation>所有候选点都与现状点位置重合。</translation>
    </message>
    <message>
      <source>every candidate stands nearer than {spacing} m to an existing site.</source>
      <translation>所有候选点距现状点均不足 {spacing} 米。</translation>
    </message>
    <message>
      <source>more than {n:,} pairs of demand and candidate are within reach.</source>
      <translation>可达的“需求点—候选点”组合超过 {n:,} 对。</translation>
    </message>
    <message>
      <source>no candidate has a street nearby.</source>
      <translation>没有候选点邻近道路。</translation>
    </message>
    <message>
      <source>no candidate has any demand within {radius}.</source>
      <translation>没有候选点在 {radius}内有需求点。</translation>
    </message>
    <message>
      <source>no choice of sites has room for all who have to be served ({need}; all sites hold {room}).</source>
      <translation>没有任何方案能容纳全部须服务的人口（需 {need}；全部点位共可容纳 {room}）。</translation>
    </message>
    <message>
      <source>no choice of sites keeps {spacing} m between them.</source>
      <translation>没有任何方案能保持 {spacing} 米的间距。</translation>
    </message>
    <message>
      <source>no choice of sites that keeps {spacing} m between them was found.</source>
      <translation>未找到能保持 {spacing} 米间距的方案。</translation>
    </message>
    <message>
      <source>no choice with room for all who have to be served ({need}) was found; all sites hold {room}.</source>
      <translation>未找到能容纳全部须服务人口（{need}）的方案；全部点位共可容纳 {room}。</translation>
    </message>
    <message>
      <source>no demand has a street nearby.</source>
      <translation>没有需求点邻近道路。</translation>
    </message>
    <message>
      <source>no demand reaches any candidate.</source>
      <translation>没有需求点能到达任何候选点。</translation>
    </message>
    <message>
      <source>no place has any people: all their numbers are missing, 0 or negative.</source>
      <translation>没有任何需求点有人口：人口数全部缺失、为 0 或为负。</translation>
    </message>
    <message>
      <source>the budget of {budget} is less than the cheapest candidate costs ({least}).</source>
      <translation>预算 {budget} 低于最便宜候选点的成本（{least}）。</translation>
    </message>
    <message>
      <source>the value of {n} candidate is missing or negative.</source>
      <translation>有 {n} 个候选点的数值缺失或为负。</translation>
    </message>
    <message>
      <source>the values of {n} candidates are missing or negative.</source>
      <translation>有 {n} 个候选点的数值缺失或为负。</translation>
    </message>
    <message>
      <source>there is a budget, but no field of costs.</source>
      <translation>设置了预算，但未选择成本字段。</translation>
    </message>
    <message>
      <source>with this model no capacities can be kept.</source>
      <translation>该模型不能考虑容量。</translation>
    </message>
    <message>
      <source>{budget} is not enough: the cheapest choice that was found costs {need}.</source>
      <translation>预算 {budget} 不足：已找到的最便宜方案成本为 {need}。</translation>
    </message>
    <message>
      <source>{number} new sites are asked for, but only {n} candidate can be chosen.</source>
      <translation>要求新增 {number} 处，但可选的候选点只有 {n} 处。</translation>
    </message>
    <message>
      <source>{number} new sites are asked for, but only {n} candidates can be chosen.</source>
      <translation>要求新增 {number} 处，但可选的候选点只有 {n} 处。</translation>
    </message>
    <message>
      <source>{n} candidate stands at the place of an existing site and is not chosen.</source>
      <translation>有 {n} 个候选点与现状点位置相同，不参与选择。</translation>
    </message>
    <message>
      <source>{n} candidate stands where another does.</source>
      <translation>有 {n} 个候选点与其他候选点位置相同。</translation>
    </message>
    <message>
      <source>{n} candidates stand at the places of existing sites and are not chosen.</source>
      <translation>有 {n} 个候选点与现状点位置相同，不参与选择。</translation>
    </message>
    <message>
      <source>{n} candidates stand where others do.</source>
      <translation>有 {n} 个候选点与其他候选点位置相同。</translation>
    </message>
    <message>
      <source>{n} demand has neither candidate nor existing site within {radius}.</source>
      <translation>有 {n} 个需求点在 {radius}内既无候选点也无现状点。</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites are tied to parts apart from the main network.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处连接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites has no geometry and is left aside.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处无几何图形，不参与计算。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites has no street within {snap} m; it is left aside.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处在 {snap} 米内无道路，不参与计算。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites have no geometry and are left aside.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处无几何图形，不参与计算。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites have no street within {snap} m; they are left aside.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处在 {snap} 米内无道路，不参与计算。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates and existing sites is tied to a part apart from the main network.</source>
      <translation>{all} 处候选点与现状点中有 {n} 处连接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand are tied to parts that hang apart from the main network.</source>
      <translation>{all} 个需求点中有 {n} 个连接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand has no geometry and is not assessed.</source>
      <translation>{all} 个需求点中有 {n} 个无几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand has no site on its part of the network.</source>
      <translation>{all} 个需求点中有 {n} 个所在路网部分没有任何点位。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand has no street within {snap} m and is not assessed.</source>
      <translation>{all} 个需求点中有 {n} 个在 {snap} 米内无道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand have no geometry and are not assessed.</source>
      <translation>{all} 个需求点中有 {n} 个无几何图形，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand have no site on their part of the network.</source>
      <translation>{all} 个需求点中有 {n} 个所在路网部分没有任何点位。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand have no street within {snap} m and are not assessed.</source>
      <translation>{all} 个需求点中有 {n} 个在 {snap} 米内无道路，未评估。</translation>
    </message>
    <message>
      <source>{n} of {all} places of demand is tied to a part that hangs apart from the main network.</source>
      <translation>{all} 个需求点中有 {n} 个连接在与主路网不连通的部分上。</translation>
    </message>
    <message>
      <source>{n} places of demand have neither candidate nor existing site within {radius}.</source>
      <translation>有 {n} 个需求点在 {radius}内既无候选点也无现状点。</translation>
    </message>
  </context>
  <context>
    <name>SitingDialog</name>
    <message>
      <source>Where should the next innovation spaces go?</source>
      <translation>下一批众创空间应选在哪里？</translation>
    </message>
    <message>
      <source>Which candidates at which level, such as community and district?</source>
      <translation>社区级、区级等各层级分别选哪些候选点？</translation>
    </message>
    <message>
      <source>Which candidates, how many, and how sure?</source>
      <translation>选哪些候选点、建多少处、有多可靠？</translation>
    </message>
  </context>
  <context>
    <name>SitingLevels</name>
    <message>
      <source>A row a level, the lowest first: name, new sites that work at it (those of higher levels included; with a budget at most so many), and the radius, in metres or minutes (see the unit), within which a place is covered.</source>
      <translation>每行一个层级，自低至高：名称、在该层级发挥作用的新增点位数（含更高层级的点位；设有预算时为上限），以及覆盖半径（米或分钟，见单位）。</translation>
    </message>
    <message>
      <source>A site of a higher level also works at each lower one; a level's number counts the sites that work there. All levels weigh the same and are sited together (Calvo and Marks 1973; Şahin and Süral 2007).</source>
      <translation>高层级点位同时承担各低层级的职能，各层级的点位数按在该层级发挥作用的点位计。各层级权重相同，统一选址（Calvo 和 Marks，1973；Şahin 和 Süral，2007）。</translation>
    </message>
    <message>
      <source>Always work at the lowest level, and count neither in its number nor in the budget. Names come from their field of the same name.</source>
      <translation>始终在最低层级发挥作用，不计入该层级的点位数与预算。名称取自其同名字段。</translation>
    </message>
    <message>
      <source>Choices are searched from the highest level down and from the lowest up, then by exchanges; the bounds of the single levels add up, and branch and bound (HiGHS) over all levels closes the gap as far as the time goes. The value is counted again from the sites.</source>
      <translation>方案先自高至低、再自低至高逐级搜索，并以交换改进；各层级的界限相加，再对全部层级用分支定界法（HiGHS）在时限内尽量消除差距。目标值由选定点位重新计算。</translation>
    </message>
    <message>
      <source>Count the higher sites at each lower level as well.</source>
      <translation>各低层级的点位数应包含更高层级的点位。</translation>
    </message>
    <message>
      <source>Demand by level and site</source>
      <translation>需求点按层级与点位的分配</translation>
    </message>
    <message>
      <source>For the budget.</source>
      <translation>用于预算。</translation>
    </message>
    <message>
      <source>Give a row a level, the lowest first: name, number of sites, radius.</source>
      <translation>请每行填写一个层级，自低至高：名称、点位数、半径。</translation>
    </message>
    <message>
      <source>Level by level</source>
      <translation>逐层级结果</translation>
    </message>
    <message>
      <source>Levels</source>
      <translation>层级</translation>
    </message>
    <message>
      <source>Name each level once.</source>
      <translation>每个层级的名称只能出现一次。</translation>
    </message>
    <message>
      <source>New sites up to the level “{level}”: {names}.</source>
      <translation>最高层级为“{level}”的新增点位：{names}。</translation>
    </message>
    <message>
      <source>Places, people and distances are those at the level “{level}”, at which all sites work; for each higher level a column gives the places alone.</source>
      <translation>需求点数、人口与距离按“{level}”层级统计，所有点位均在该层级发挥作用；更高层级各列一栏，仅列需求点数。</translation>
    </message>
    <message>
      <source>Places, people and distances are those at the level “{level}”.</source>
      <translation>需求点数、人口与距离按“{level}”层级统计。</translation>
    </message>
    <message>
      <source>Siting of spaces of several levels</source>
      <translation>多层级空间选址</translation>
    </message>
    <message>
      <source>The candidates, and behind them the existing sites, with chosen, rank (1 adds most at the lowest level, and so on), adds (whether it brings people whom those of a better rank do not, or nearer, at any of its levels), level (the highest at which a site works) and status; clients, people, mean and longest distance (in the unit) are those at the lowest level. load stays empty: these sites have no capacity.</source>
      <translation>候选点及其后的现状点，含是否入选、排名（1 为在最低层级增量最大，依次类推）、是否有增量（在其任一层级上能否覆盖排名在前者未覆盖的人口，或缩短其距离）、层级（点位发挥作用的最高层级）和状态；服务需求点数、人口、平均与最远距离（按所选单位）按最低层级统计。负荷率留空：此处点位不设容量。</translation>
    </message>
    <message>
      <source>The places once for each level, with their site there (the nearest, also beyond the radius), distance (in the unit), covered (within the radius of the level) and status.</source>
      <translation>各需求点按层级各列一行，含其在该层级的点位（最近者，可在半径以外）、距离（按所选单位）、是否已覆盖（该层级半径以内）和状态。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice under the same rules covers more, the people of each level added up.</source>
      <translation>已证明最优：同样条件下没有各层级覆盖量之和更大的方案。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice under the same rules makes the ways of all levels together shorter ({value}).</source>
      <translation>已证明最优：同样条件下没有使各层级路程合计更短的方案（{value}）。</translation>
    </message>
    <message>
      <source>Today no site works at this level.</source>
      <translation>该层级现状没有点位。</translation>
    </message>
    <message>
      <source>Where should spaces of several levels go, such as those of the community, the district and the city, if a higher one also works as a lower one? All levels are sited together; each answer is proven, or says how far it may be from the best.</source>
      <translation>社区级、区级、市级等多层级空间应选在哪里（高层级空间兼具低层级的职能）？各层级统一选址；每个结论要么已证明为最优，要么注明与最优的最大差距。</translation>
    </message>
    <message>
      <source>Where the next sites of each level should go</source>
      <translation>各层级新增点位的选址</translation>
    </message>
    <message>
      <source>Whether that is the best possible is open: another choice may cover up to {gap} more, the people of each level added up.</source>
      <translation>尚未证明最优：其他方案的各层级覆盖量之和至多可再高 {gap}。</translation>
    </message>
    <message>
      <source>Whether that is the best possible is open: compared with today another choice may bring up to {gap} more than these sites, the people of each level added up.</source>
      <translation>尚未证明最优：与现状相比，其他方案带来的各层级新增覆盖量之和至多可比上述点位再高 {gap}。</translation>
    </message>
    <message>
      <source>at “{level}” no candidate has any demand within {radius}.</source>
      <translation>在“{level}”层级，没有候选点在 {radius}内有需求点。</translation>
    </message>
    <message>
      <source>community</source>
      <translation>社区级</translation>
    </message>
    <message>
      <source>cover_most: as many people as possible within the radius, summed over the levels. least_distance: the least way of all people to the sites of each level, summed over the levels.</source>
      <translation>覆盖人口最多：各层级半径以内的人口合计最多。总距离最短：全部人口到各层级点位的路程合计最短。</translation>
    </message>
    <message>
      <source>district</source>
      <translation>区级</translation>
    </message>
    <message>
      <source>level</source>
      <translation>层级</translation>
    </message>
    <message>
      <source>new site of the level “{level}”, works also at: {lower}</source>
      <translation>“{level}”新增点位（同时计入{lower}）</translation>
    </message>
    <message>
      <source>new site, works at the level “{level}”</source>
      <translation>“{level}”新增点位</translation>
    </message>
    <message>
      <source>places at the level “{level}”</source>
      <translation>“{level}”层级的需求点数</translation>
    </message>
    <message>
      <source>radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>radius of the level “{level}”</source>
      <translation>“{level}”层级的半径</translation>
    </message>
    <message>
      <source>share today</source>
      <translation>现状占比</translation>
    </message>
    <message>
      <source>sites</source>
      <translation>点位数</translation>
    </message>
    <message>
      <source>the row “{row}” is no level: a name, a whole number from 1, a radius above 0.</source>
      <translation>“{row}”一行不是有效的层级：应依次为名称、不小于 1 的整数、大于 0 的半径。</translation>
    </message>
    <message>
      <source>the table of levels has no full row.</source>
      <translation>层级表中没有完整的行。</translation>
    </message>
    <message>
      <source>there is more than one level called {names}.</source>
      <translation>层级名称重复：{names}。</translation>
    </message>
    <message>
      <source>{level} today: {share} of the {who} within {radius}</source>
      <translation>{level}现状：{radius}内{who}占 {share}</translation>
    </message>
    <message>
      <source>{level}: every place is within {radius}.</source>
      <translation>{level}：所有需求点均在 {radius}以内。</translation>
    </message>
    <message>
      <source>{level}: every place that could be assessed is within {radius}.</source>
      <translation>{level}：参与评估的需求点均在 {radius}以内。</translation>
    </message>
    <message>
      <source>{level}: with {n} new site the {who} are {mean} from their site on average {way}, the farthest place {worst}.</source>
      <translation>{level}：新增 {n} 处后，{who}到其点位{way}平均 {mean}，最远的需求点 {worst}。</translation>
    </message>
    <message>
      <source>{level}: with {n} new site {share} of the {who} are within {radius} {way}, today {today}.</source>
      <translation>{level}：新增 {n} 处后，{way} {radius}内的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>{level}: with {n} new sites the {who} are {mean} from their site on average {way}, the farthest place {worst}.</source>
      <translation>{level}：新增 {n} 处后，{who}到其点位{way}平均 {mean}，最远的需求点 {worst}。</translation>
    </message>
    <message>
      <source>{level}: with {n} new sites {share} of the {who} are within {radius} {way}, today {today}.</source>
      <translation>{level}：新增 {n} 处后，{way} {radius}内的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>{level}: {n} new site brings {share} of the {who} within {radius} {way}.</source>
      <translation>{level}：新增 {n} 处使{way} {radius}内的{who}达到 {share}。</translation>
    </message>
    <message>
      <source>{level}: {n} new sites bring {share} of the {who} within {radius} {way}.</source>
      <translation>{level}：新增 {n} 处使{way} {radius}内的{who}达到 {share}。</translation>
    </message>
    <message>
      <source>{level}: {n} place ({share} of the {who}) stays beyond {radius}.</source>
      <translation>{level}：有 {n} 个需求点（占{who} {share}）仍在 {radius}以外。</translation>
    </message>
    <message>
      <source>{level}: {n} places ({share} of the {who}) stay beyond {radius}.</source>
      <translation>{level}：有 {n} 个需求点（占{who} {share}）仍在 {radius}以外。</translation>
    </message>
    <message>
      <source>{level}: {said}</source>
      <translation>{level}：{said}</translation>
    </message>
    <message>
      <source>{level}: {share} of the {who} within {radius}</source>
      <translation>{level}：{radius}内{who}占 {share}</translation>
    </message>
    <message>
      <source>{n} of the {all} new sites bring no further {who} within {radius}.</source>
      <translation>{all} 处新增点位中有 {n} 处未使更多{who}进入 {radius}以内。</translation>
    </message>
    <message>
      <source>{n} of the {all} new sites brings no further {who} within {radius}.</source>
      <translation>{all} 处新增点位中有 {n} 处未使更多{who}进入 {radius}以内。</translation>
    </message>
    <message>
      <source>{n} sites are asked for at “{high}”, but only {most} at “{low}”, at which they work too.</source>
      <translation>“{high}”要求 {n} 处点位，而这些点位也应在其中发挥作用的“{low}”只有 {most} 处。</translation>
    </message>
  </context>
  <context>
    <name>SitingReport</name>
    <message>
      <source>% of the {who} within the radius</source>
      <translation>半径内{who}占比（%）</translation>
    </message>
    <message>
      <source>% of the {who} within the radius, at least</source>
      <translation>半径内{who}占比下限（%）</translation>
    </message>
    <message>
      <source>As far as the data reach, no candidate that can be chosen reaches some {who} ({rest}) within {radius}. Whether one reaches others ({apart}) is open: their streets hang apart from the main network. Join the streets first with “Check a street network”.</source>
      <translation>就数据所及，有 {rest} 的{who}，任何可选候选点在 {radius}以内都覆盖不到；另有 {apart} 所在道路与主路网不连通，能否覆盖尚无法判断：请先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>As far as the data reach, no candidate that can be chosen reaches the other {who} ({share}) within {radius}.</source>
      <translation>就数据所及，其余{who}（{share}），任何可选候选点在 {radius}以内都覆盖不到。</translation>
    </message>
    <message>
      <source>As good within 1%, without any of these sites: {names} ({value}).</source>
      <translation>不含上述任何点位、相差不超过 1% 的方案：{names}（{value}）。</translation>
    </message>
    <message>
      <source>Compared with today as good within 1%, without any of these sites: {names} ({other}; these sites: {own}).</source>
      <translation>不含上述任何点位、较现状的增量相差不超过 1% 的方案：{names}（{other}；上述点位{own}）。</translation>
    </message>
    <message>
      <source>Compared with today these sites bring {own}; the best found without any of them brings {other}: {names}.</source>
      <translation>与现状相比，上述点位{own}；不含其中任何点位时，已找到的最好方案{other}：{names}。</translation>
    </message>
    <message>
      <source>Compared with today these sites bring {own}; without any of them no choice was found that brings more than today.</source>
      <translation>与现状相比，上述点位{own}；不含其中任何点位时，未找到优于现状的方案。</translation>
    </message>
    <message>
      <source>Distances are straight lines: on foot the ways are longer.</source>
      <translation>距离为直线距离，实际步行路程更长。</translation>
    </message>
    <message>
      <source>Each number was solved on its own, and each point is proven to be the best.</source>
      <translation>各数量独立求解，每个点均已证明为最优。</translation>
    </message>
    <message>
      <source>Each number was solved on its own. {n} of {all} points are not proven: none can be beyond the broad line.</source>
      <translation>各数量独立求解。{all} 个点中有 {n} 个未证明最优：任何方案都不可能越过粗线。</translation>
    </message>
    <message>
      <source>Each number was solved on its own. {n} of {all} points is not proven: none can be beyond the broad line.</source>
      <translation>各数量独立求解。{all} 个点中有 {n} 个未证明最优：任何方案都不可能越过粗线。</translation>
    </message>
    <message>
      <source>Each place is served whole by one site, none of which serves more than it holds.</source>
      <translation>每个需求点整体由一处点位服务，各点位服务人口不超过其容量。</translation>
    </message>
    <message>
      <source>Every place is served within {radius}.</source>
      <translation>所有需求点均在 {radius}内得到服务。</translation>
    </message>
    <message>
      <source>Every place that could be assessed is served within {radius}.</source>
      <translation>参与评估的需求点均可在 {radius}内得到服务。</translation>
    </message>
    <message>
      <source>Existing sites have no rank.</source>
      <translation>现状点不排名。</translation>
    </message>
    <message>
      <source>From no. {little} on it adds less than 1% of the {who}, from no. {none} on nothing.</source>
      <translation>自第 {little} 处起，每处新增覆盖不足全部{who}的 1%；自第 {none} 处起不再新增。</translation>
    </message>
    <message>
      <source>From no. {little} on it adds less than 1% of the {who}.</source>
      <translation>自第 {little} 处起，每处新增覆盖不足全部{who}的 1%。</translation>
    </message>
    <message>
      <source>From no. {none} on it adds nothing.</source>
      <translation>自第 {none} 处起不再新增覆盖。</translation>
    </message>
    <message>
      <source>From {before} to {n} new sites: {points} percentage points more of the {who}</source>
      <translation>新增点位由 {before} 处增至 {n} 处：{who}覆盖提高 {points} 个百分点</translation>
    </message>
    <message>
      <source>Half of the {who} or more are near the edge of the data: what is said of the best choice, and of sites that add nothing, holds as far as the data reach.</source>
      <translation>半数以上（含半数）的{who}靠近数据边缘：关于最优方案和点位有无增量的结论，仅就数据所及而言。</translation>
    </message>
    <message>
      <source>How many are worth it</source>
      <translation>建多少处值得</translation>
    </message>
    <message>
      <source>How sure the choice is</source>
      <translation>方案的稳健性</translation>
    </message>
    <message>
      <source>In how many of {n} trials a choice with the new site is as good as the best</source>
      <translation>{n} 次试算中，含该新增点位的方案与最好方案同样好的次数占比</translation>
    </message>
    <message>
      <source>In the best choices found a further new site adds {steps}.</source>
      <translation>按各数量下已找到的最好方案，每增加 1 处带来的新增覆盖：{steps}。</translation>
    </message>
    <message>
      <source>In the best choices found no new site adds anything.</source>
      <translation>按各数量下已找到的最好方案，新增点位均不带来新增覆盖。</translation>
    </message>
    <message>
      <source>In {least} of {all} trials ({moved}) it is part of a choice as good as the best found.</source>
      <translation>在 {all} 次试算中有 {least} 次，含该点位的方案与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>In {least} of {all} trials ({moved}) the one new site that adds somebody is part of a choice as good as the best found.</source>
      <translation>在 {all} 次试算中有 {least} 次，含唯一有增量的新增点位的方案与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>Models: Church and ReVelle 1974 (most people covered), Toregas et al. 1971 (everybody covered), Hogan and ReVelle 1986 (covered twice), Hakimi 1964 (least distance, shortest longest way).</source>
      <translation>模型来源：Church 和 ReVelle（1974，覆盖人口最多）、Toregas 等（1971，全部覆盖）、Hogan 和 ReVelle（1986，双重覆盖）、Hakimi（1964，总距离最短、最远距离最短）。</translation>
    </message>
    <message>
      <source>No candidate that can be chosen reaches the remaining {share} of the {who} within {radius}.</source>
      <translation>其余 {share} 的{who}，任何可选候选点在 {radius}以内都覆盖不到。</translation>
    </message>
    <message>
      <source>No candidate that can be chosen reaches {rest} of the {who} within {radius}. Whether one reaches another {apart} is open: their streets hang apart from the main network. Join the streets first with “Check a street network”.</source>
      <translation>有 {rest} 的{who}，任何可选候选点在 {radius}以内都覆盖不到；另有 {apart} 所在道路与主路网不连通，能否覆盖尚无法判断：请先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>No new site is needed.</source>
      <translation>无需新增点位。</translation>
    </message>
    <message>
      <source>No new site is needed: today {today} of the {who} are served within {radius} {way} already.</source>
      <translation>无需新增点位：现状{way} {radius}内得到服务的{who}已占 {today}。</translation>
    </message>
    <message>
      <source>No new site is needed: today {today} of the {who} are within {radius} {way} already.</source>
      <translation>无需新增点位：现状{way} {radius}内的{who}已占 {today}。</translation>
    </message>
    <message>
      <source>No new site is worth it: today {today} of the {who} are served within {radius} {way}, and no choice of {n} serves further ones; those chosen stand for no recommendation.</source>
      <translation>不建议新增点位：现状{way} {radius}内得到服务的{who}已占 {today}，任选 {n} 处均不能再增加；入选点位不构成推荐。</translation>
    </message>
    <message>
      <source>No new site is worth it: today {today} of the {who} are within {radius} {way}, and no choice of {n} brings further ones; those chosen stand for no recommendation.</source>
      <translation>不建议新增点位：现状{way} {radius}内的{who}已占 {today}，任选 {n} 处均不能再增加；入选点位不构成推荐。</translation>
    </message>
    <message>
      <source>No. {last}, the last computed, still adds 1% of the {who} or more.</source>
      <translation>计算至第 {last} 处，其新增覆盖仍不低于全部{who}的 1%。</translation>
    </message>
    <message>
      <source>None of the {sites} new sites is in each of {all} trials ({moved}) part of a choice as good as the best found.</source>
      <translation>{sites} 处新增点位中，没有一处在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>None of the {sites} new sites that add somebody is in each of {all} trials ({moved}) part of a choice as good as the best found.</source>
      <translation>{sites} 处有增量的新增点位中，没有一处在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>Numbers are the ranks of the new sites; lines lead from each covered place to its site.</source>
      <translation>数字为新增点位的排名；连线由各已覆盖的需求点指向其点位。</translation>
    </message>
    <message>
      <source>Numbers are the ranks of the new sites; lines lead from each place to its site.</source>
      <translation>数字为新增点位的排名；连线由各需求点指向其点位。</translation>
    </message>
    <message>
      <source>Places that see the same candidates are taken as one; a choice is found by greed and swaps, prices or a linear relaxation give the bound that no choice exceeds, and branch and bound (HiGHS) closes the gap as far as the time goes. The value is counted again from the sites.</source>
      <translation>可达候选点相同的需求点合并处理；以贪心与交换搜索方案，以拉格朗日乘子或线性松弛给出任何方案都不可能超过的界限，再由分支定界（HiGHS）在时限内缩小差距。取值由所选点位重新计算。</translation>
    </message>
    <message>
      <source>Site by site</source>
      <translation>各点位情况</translation>
    </message>
    <message>
      <source>Some streets are open one way only: ways lead from each place to its site.</source>
      <translation>部分道路仅可单向通行：路径方向为由各需求点前往其点位。</translation>
    </message>
    <message>
      <source>Some streets are open one way only: ways lead from each site to its places.</source>
      <translation>部分道路仅可单向通行：路径方向为由各点位前往其服务的需求点。</translation>
    </message>
    <message>
      <source>The best found without any of these sites is {apart} worse: {names} ({value}).</source>
      <translation>不含上述任何点位时，已找到的最好方案差 {apart}：{names}（{value}）。</translation>
    </message>
    <message>
      <source>The new site brings no further {who} within {radius}.</source>
      <translation>新增点位未使更多{who}进入 {radius}以内。</translation>
    </message>
    <message>
      <source>The new site brings none of the {who} nearer to a site.</source>
      <translation>新增点位未使任何{who}离点位更近。</translation>
    </message>
    <message>
      <source>The new sites bring no further {who} within {radius}.</source>
      <translation>新增点位均未使更多{who}进入 {radius}以内。</translation>
    </message>
    <message>
      <source>The new sites bring none of the {who} nearer to a site.</source>
      <translation>新增点位均未使任何{who}离点位更近。</translation>
    </message>
    <message>
      <source>The new sites, none of which adds anything: {names}.</source>
      <translation>入选点位（均无增量）：{names}。</translation>
    </message>
    <message>
      <source>The new sites, the one that adds most first: {names}.</source>
      <translation>新增点位（按增量由大到小）：{names}。</translation>
    </message>
    <message>
      <source>The new sites, the one that adds most first: {names}; adding nothing: {rest}.</source>
      <translation>新增点位（按增量由大到小）：{names}；没有增量的：{rest}。</translation>
    </message>
    <message>
      <source>The new sites: {names}.</source>
      <translation>新增点位：{names}。</translation>
    </message>
    <message>
      <source>The shares are of those who live at the {n} place of the demand: {people}.</source>
      <translation>占比以 {n} 处需求点的人口（{people}）为基数。</translation>
    </message>
    <message>
      <source>The shares are of those who live at the {n} places of the demand: {people}.</source>
      <translation>占比以 {n} 处需求点的人口（{people}）为基数。</translation>
    </message>
    <message>
      <source>The time limit stopped the search: another run may find another answer.</source>
      <translation>搜索因时间上限中止，再次运行可能得到不同结果。</translation>
    </message>
    <message>
      <source>The {n} with most {who}, of {all}</source>
      <translation>共 {all} 个，列出{who}最多的 {n} 个</translation>
    </message>
    <message>
      <source>The {n} with most {who}, of {all}; the number is that of the row in the layer</source>
      <translation>共 {all} 个，列出{who}最多的 {n} 个；编号为图层中的行号</translation>
    </message>
    <message>
      <source>This is the best possible: no choice under the same rules needs less ({value}).</source>
      <translation>已证明最优：同样条件下没有所需更少的方案（{value}）。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice has more of people and score ({value}).</source>
      <translation>已证明最优：没有人口与得分综合值更高的方案（{value}）。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice under the same rules covers more.</source>
      <translation>已证明最优：同样条件下没有覆盖更多的方案。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice under the same rules makes the longest way shorter.</source>
      <translation>已证明最优：同样条件下没有最远距离更短的方案。</translation>
    </message>
    <message>
      <source>This is the best possible: no other choice under the same rules makes the ways shorter.</source>
      <translation>已证明最优：同样条件下没有总距离更短的方案。</translation>
    </message>
    <message>
      <source>This is the best possible: so few sites cover no more of them twice ({value}).</source>
      <translation>已证明最优：同样少的点位不可能双重覆盖更多（{value}）。</translation>
    </message>
    <message>
      <source>Times are those of the quickest ways along the streets.</source>
      <translation>时间为沿道路最快路径的时间。</translation>
    </message>
    <message>
      <source>Today and with the new sites</source>
      <translation>现状与新增后对比</translation>
    </message>
    <message>
      <source>Today it is {mean} on average, the farthest place {worst}.</source>
      <translation>现状平均为 {mean}，最远的需求点 {worst}。</translation>
    </message>
    <message>
      <source>Today: {share} of the {who} within {radius}</source>
      <translation>现状：{radius}内{who}占 {share}</translation>
    </message>
    <message>
      <source>Trials: what moves is moved one at a time, the demand of all places at random and several times; the choice is searched anew in each, without proof. A trial counts for a new site where a choice with it is as good as the best found: of sites that can stand for one another it counts for each.</source>
      <translation>试算：每次只变动一项，其中各需求点人口同时随机变动、重复多次；每次重新搜索方案，不作最优性证明。某次试算中，含某点位的方案与搜索所得最好方案同样好的，该次计入该点位；可相互替代的点位各自计入。</translation>
    </message>
    <message>
      <source>What each number of new sites brings</source>
      <translation>各新增数量的效益</translation>
    </message>
    <message>
      <source>Where the next sites should go</source>
      <translation>下一批点位选址</translation>
    </message>
    <message>
      <source>Whether a candidate reaches the other {who} ({share}) is open: their streets hang apart from the main network. Join the streets first with “Check a street network”.</source>
      <translation>其余{who}（{share}）所在道路与主路网不连通，候选点能否覆盖尚无法判断：请先用“检查路网”将道路接通。</translation>
    </message>
    <message>
      <source>Whether that is the best possible is open: compared with today the new sites bring {own}, and no choice can bring more than {bound}.</source>
      <translation>是否最优尚未证明：与现状相比，新增点位{own}，任何方案至多{bound}。</translation>
    </message>
    <message>
      <source>Whether that is the best possible is open: it is {value}, and no choice can be better than {bound}, {gap} from it.</source>
      <translation>是否最优尚未证明：取值为 {value}，任何方案都不可能优于 {bound}，相差 {gap}。</translation>
    </message>
    <message>
      <source>Who is left</source>
      <translation>尚未覆盖的需求</translation>
    </message>
    <message>
      <source>With the new sites: {share} of the {who} within {radius}</source>
      <translation>新增后：{radius}内{who}占 {share}</translation>
    </message>
    <message>
      <source>With {n} new site the {who} are {mean} from their site on average {way}, the farthest place {worst}.</source>
      <translation>新增 {n} 处后，{who}到其点位{way}平均 {mean}，最远的需求点 {worst}。</translation>
    </message>
    <message>
      <source>With {n} new site {share} of the {who} are served within {radius} {way}, today {today}.</source>
      <translation>新增 {n} 处后，{way} {radius}内得到服务的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>With {n} new site {share} of the {who} are within {radius} {way}, today {today}.</source>
      <translation>新增 {n} 处后，{way} {radius}内的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>With {n} new sites the {who} are {mean} from their site on average {way}, the farthest place {worst}.</source>
      <translation>新增 {n} 处后，{who}到其点位{way}平均 {mean}，最远的需求点 {worst}。</translation>
    </message>
    <message>
      <source>With {n} new sites {share} of the {who} are served within {radius} {way}, today {today}.</source>
      <translation>新增 {n} 处后，{way} {radius}内得到服务的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>With {n} new sites {share} of the {who} are within {radius} {way}, today {today}.</source>
      <translation>新增 {n} 处后，{way} {radius}内的{who}占 {share}，现状为 {today}。</translation>
    </message>
    <message>
      <source>a longest way shorter by {gain}</source>
      <translation>使最远距离缩短 {gain}</translation>
    </message>
    <message>
      <source>along the streets</source>
      <translation>沿道路</translation>
    </message>
    <message>
      <source>an unknown share</source>
      <translation>未知比例</translation>
    </message>
    <message>
      <source>best found</source>
      <translation>已找到的最好方案</translation>
    </message>
    <message>
      <source>bound</source>
      <translation>界限</translation>
    </message>
    <message>
      <source>bound ({unit})</source>
      <translation>界限（{unit}）</translation>
    </message>
    <message>
      <source>demand of each place up to {swing}</source>
      <translation>各需求点人口至多 {swing}</translation>
    </message>
    <message>
      <source>distance (m)</source>
      <translation>距离（米）</translation>
    </message>
    <message>
      <source>distance in all ({unit})</source>
      <translation>总距离（{unit}）</translation>
    </message>
    <message>
      <source>existing site</source>
      <translation>现状点</translation>
    </message>
    <message>
      <source>gain ({unit})</source>
      <translation>增量（{unit}）</translation>
    </message>
    <message>
      <source>hours</source>
      <translation>小时</translation>
    </message>
    <message>
      <source>in a straight line (no network)</source>
      <translation>按直线距离（无路网）</translation>
    </message>
    <message>
      <source>in a straight line at {speed} km/h (no network)</source>
      <translation>按直线、{speed} 公里/小时（无路网）</translation>
    </message>
    <message>
      <source>km</source>
      <translation>公里</translation>
    </message>
    <message>
      <source>least distance between sites</source>
      <translation>点位最小间距</translation>
    </message>
    <message>
      <source>longest distance (m)</source>
      <translation>最远距离（米）</translation>
    </message>
    <message>
      <source>longest time (min)</source>
      <translation>最长时间（分钟）</translation>
    </message>
    <message>
      <source>m</source>
      <translation>米</translation>
    </message>
    <message>
      <source>mean distance (m)</source>
      <translation>平均距离（米）</translation>
    </message>
    <message>
      <source>mean time (min)</source>
      <translation>平均时间（分钟）</translation>
    </message>
    <message>
      <source>metres at most</source>
      <translation>最远距离（米）</translation>
    </message>
    <message>
      <source>metres on average</source>
      <translation>平均距离（米）</translation>
    </message>
    <message>
      <source>min</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>minutes at most</source>
      <translation>最长时间（分钟）</translation>
    </message>
    <message>
      <source>minutes on average</source>
      <translation>平均时间（分钟）</translation>
    </message>
    <message>
      <source>new site</source>
      <translation>新增点位</translation>
    </message>
    <message>
      <source>new site that adds nobody</source>
      <translation>无增量的新增点位</translation>
    </message>
    <message>
      <source>new sites</source>
      <translation>新增点位数</translation>
    </message>
    <message>
      <source>number {step}</source>
      <translation>数量 {step}</translation>
    </message>
    <message>
      <source>people</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>people and score, 0 to 1</source>
      <translation>人口与得分综合值（0–1）</translation>
    </message>
    <message>
      <source>person·{unit}</source>
      <translation>人·{unit}</translation>
    </message>
    <message>
      <source>places</source>
      <translation>需求点</translation>
    </message>
    <message>
      <source>radius</source>
      <translation>半径</translation>
    </message>
    <message>
      <source>radius (m)</source>
      <translation>半径（米）</translation>
    </message>
    <message>
      <source>radius (min)</source>
      <translation>半径（分钟）</translation>
    </message>
    <message>
      <source>radius {swing}</source>
      <translation>半径 {swing}</translation>
    </message>
    <message>
      <source>share to be covered</source>
      <translation>需覆盖的占比</translation>
    </message>
    <message>
      <source>the other {n} bring no further ones within {radius}.</source>
      <translation>其余 {n} 处在 {radius}以内不再新增覆盖。</translation>
    </message>
    <message>
      <source>the other {n} brings no further ones within {radius}.</source>
      <translation>其余 {n} 处在 {radius}以内不再新增覆盖。</translation>
    </message>
    <message>
      <source>time (min)</source>
      <translation>时间（分钟）</translation>
    </message>
    <message>
      <source>time in all ({unit})</source>
      <translation>总时间（{unit}）</translation>
    </message>
    <message>
      <source>ways shorter by {gain}</source>
      <translation>使路程缩短（{gain}）</translation>
    </message>
    <message>
      <source>{before} and {n} new sites bring as many of the {who} within the radius</source>
      <translation>新增 {before} 处与 {n} 处点位覆盖的{who}同样多</translation>
    </message>
    <message>
      <source>{firm} of the {sites} new sites are each, in all {all} trials ({moved}), part of a choice as good as the best found.</source>
      <translation>{sites} 处新增点位中有 {firm} 处，在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>{firm} of the {sites} new sites is in each of {all} trials ({moved}) part of a choice as good as the best found.</source>
      <translation>{sites} 处新增点位中有 {firm} 处，在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>{firm} of the {sites} new sites that add somebody are each, in all {all} trials ({moved}), part of a choice as good as the best found.</source>
      <translation>{sites} 处有增量的新增点位中有 {firm} 处，在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>{firm} of the {sites} new sites that add somebody is in each of {all} trials ({moved}) part of a choice as good as the best found.</source>
      <translation>{sites} 处有增量的新增点位中有 {firm} 处，在全部 {all} 次试算中含该点位的方案都与最好方案同样好（{moved}）。</translation>
    </message>
    <message>
      <source>{first} to {last} new sites: always as many of the {who} within the radius</source>
      <translation>新增 {first} 至 {last} 处点位覆盖的{who}均相同</translation>
    </message>
    <message>
      <source>{gain} ({before} → {k})</source>
      <translation>{gain}（{before} 处增至 {k} 处）</translation>
    </message>
    <message>
      <source>{gain} more of people and score</source>
      <translation>使人口与得分综合值提高 {gain}</translation>
    </message>
    <message>
      <source>{gain} more served within {radius}</source>
      <translation>使 {radius}内得到服务的增加 {gain}</translation>
    </message>
    <message>
      <source>{gain} more within {radius}</source>
      <translation>使 {radius}内增加 {gain}</translation>
    </message>
    <message>
      <source>{gain} more within {radius} of two sites</source>
      <translation>使两处点位 {radius}内的增加 {gain}</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} new site brings {share} of the {who} within {radius} {way}.</source>
      <translation>新增 {n} 处使{way} {radius}内的{who}达到 {share}。</translation>
    </message>
    <message>
      <source>{n} new sites bring {share} of the {who} within {radius} {way}.</source>
      <translation>新增 {n} 处使{way} {radius}内的{who}达到 {share}。</translation>
    </message>
    <message>
      <source>{n} of the new sites are enough for as many {who};</source>
      <translation>新增点位中 {n} 处即可覆盖同样多的{who}；</translation>
    </message>
    <message>
      <source>{n} of the new sites is enough for as many {who};</source>
      <translation>新增点位中 {n} 处即可覆盖同样多的{who}；</translation>
    </message>
    <message>
      <source>{n} of the {all} new sites bring none of the {who} nearer to a site.</source>
      <translation>{all} 处新增点位中有 {n} 处未使任何{who}离点位更近。</translation>
    </message>
    <message>
      <source>{n} of the {all} new sites brings none of the {who} nearer to a site.</source>
      <translation>{all} 处新增点位中有 {n} 处未使任何{who}离点位更近。</translation>
    </message>
    <message>
      <source>{n} of them has no way to any site.</source>
      <translation>其中 {n} 个无法到达任何点位。</translation>
    </message>
    <message>
      <source>{n} of them has no way to any site: its streets hang apart from the main network.</source>
      <translation>其中 {n} 个因所在道路与主路网不连通，无法到达任何点位。</translation>
    </message>
    <message>
      <source>{n} of them have no way to any site.</source>
      <translation>其中 {n} 个无法到达任何点位。</translation>
    </message>
    <message>
      <source>{n} of them have no way to any site: their streets hang apart from the main network.</source>
      <translation>其中 {n} 个因所在道路与主路网不连通，无法到达任何点位。</translation>
    </message>
    <message>
      <source>{n} of them have no way to any site; the streets of {apart} of these hang apart from the main network.</source>
      <translation>其中 {n} 个无法到达任何点位，包括 {apart} 个所在道路与主路网不连通的。</translation>
    </message>
    <message>
      <source>{n} people</source>
      <translation>{n} 人</translation>
    </message>
    <message>
      <source>{n} person</source>
      <translation>{n} 人</translation>
    </message>
    <message>
      <source>{n} place</source>
      <translation>{n} 个需求点</translation>
    </message>
    <message>
      <source>{n} place ({share} of the {who}) is not served within {radius}: too far, or no room.</source>
      <translation>有 {n} 个需求点（占{who} {share}）在 {radius}内得不到服务：距离过远或容量不足。</translation>
    </message>
    <message>
      <source>{n} place ({share} of the {who}) stays beyond {radius}.</source>
      <translation>有 {n} 个需求点（占{who} {share}）仍在 {radius}以外。</translation>
    </message>
    <message>
      <source>{n} places</source>
      <translation>{n} 个需求点</translation>
    </message>
    <message>
      <source>{n} places ({share} of the {who}) are not served within {radius}: too far, or no room.</source>
      <translation>有 {n} 个需求点（占{who} {share}）在 {radius}内得不到服务：距离过远或容量不足。</translation>
    </message>
    <message>
      <source>{n} places ({share} of the {who}) stay beyond {radius}.</source>
      <translation>有 {n} 个需求点（占{who} {share}）仍在 {radius}以外。</translation>
    </message>
    <message>
      <source>{n} {unit} in all</source>
      <translation>合计 {n} {unit}</translation>
    </message>
    <message>
      <source>{said} {more}</source>
      <translation>{said}{more}</translation>
    </message>
    <message>
      <source>{title} (as far as the data reach)</source>
      <translation>{title}（就数据所及）</translation>
    </message>
    <message>
      <source>{who} covered</source>
      <translation>覆盖的{who}</translation>
    </message>
    <message>
      <source>{who} served</source>
      <translation>服务的{who}</translation>
    </message>
  </context>
  <context>
    <name>Stock</name>
    <message>
      <source>A table: criterion, direction, weight, source.</source>
      <translation>表格：指标、方向、权重、来源。</translation>
    </message>
    <message>
      <source>A table: criterion, weight. The weights sum to 1.</source>
      <translation>表格：指标、权重。权重之和为 1。</translation>
    </message>
    <message>
      <source>AHP weights</source>
      <translation>层次分析法权重</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>候选空间</translation>
    </message>
    <message>
      <source>Candidates with context</source>
      <translation>带区位条件的候选空间</translation>
    </message>
    <message>
      <source>Choose at least one layer of places that matter to the location.</source>
      <translation>请至少选择一个影响区位的地点图层。</translation>
    </message>
    <message>
      <source>Compare: for example "age" &gt; 20, or "kind" = 'warehouse'.</source>
      <translation>请写成比较式，例如 "age" &gt; 20 或 "kind" = '仓库'。</translation>
    </message>
    <message>
      <source>Consistency ratio</source>
      <translation>一致性比例</translation>
    </message>
    <message>
      <source>Constraint</source>
      <translation>约束条件</translation>
    </message>
    <message>
      <source>Context of stock spaces</source>
      <translation>存量空间区位条件</translation>
    </message>
    <message>
      <source>Criteria</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>Each layer becomes two fields, named after it; another of the same name gets a number.</source>
      <translation>每个图层生成两个以其命名的字段；重名的图层加编号。</translation>
    </message>
    <message>
      <source>Each weight in turn is moved up and down by this share, for the best and the worst rank.</source>
      <translation>依次将每个权重上下浮动此比例，得出最高与最低名次。</translation>
    </message>
    <message>
      <source>Example weights</source>
      <translation>示例权重</translation>
    </message>
    <message>
      <source>Floor area (m²)</source>
      <translation>建筑面积（平方米）</translation>
    </message>
    <message>
      <source>For each layer m_&lt;layer&gt;, metres to the nearest target (0 inside, NULL beyond the largest distance), and n_&lt;layer&gt;, the number within reach; status says why a row was not assessed. Under minutes min_&lt;layer&gt; as well, and m_&lt;layer&gt; stays empty where lines have speeds or times of their own.</source>
      <translation>每个图层生成 m_&lt;图层&gt;（到最近目标的米数，位于其内为 0，超出最大距离为 NULL）和 n_&lt;图层&gt;（可达范围内的数量）；status 说明未评估的原因。单位为分钟时另有 min_&lt;图层&gt;（分钟数）；线段有各自的速度或时间时 m_&lt;图层&gt; 为空。</translation>
    </message>
    <message>
      <source>For minutes, on lines without speed or time of their own.</source>
      <translation>单位为分钟时，用于没有自身速度或时间的线段。</translation>
    </message>
    <message>
      <source>For the number of desks.</source>
      <translation>用于估算工位数。</translation>
    </message>
    <message>
      <source>Give kind or land-use code in the first field, programme in the second.</source>
      <translation>请在第一个字段填写类型或用地代码，第二个字段填写业态。</translation>
    </message>
    <message>
      <source>Given in the criteria, equal, from pairwise judgements (AHP), or from the spread (entropy).</source>
      <translation>取指标表中的给定权重、等权重、两两比较（层次分析法）或数据离散程度（熵权法）。</translation>
    </message>
    <message>
      <source>Gives the fewest desks.</source>
      <translation>得出工位数下限。</translation>
    </message>
    <message>
      <source>Gives the most desks.</source>
      <translation>得出工位数上限。</translation>
    </message>
    <message>
      <source>How far is each candidate from business and knowledge centres, transit, third spaces or the gaps of the life circle, and how many of them are within reach? The fields can then be criteria of the screening.</source>
      <translation>每个候选空间距商务中心、智力中心、公共交通、第三空间或生活圈缺口有多远，可达范围内有多少个？所得字段可作为筛选指标。</translation>
    </message>
    <message>
      <source>How many times as important as the column is the row? Rows are separated by semicolons, cells by commas; fractions such as 1/3 are allowed. The full matrix, or its upper triangle without the diagonal: 4,3,7;1/3,3;5 compares four criteria.</source>
      <translation>行指标的重要性是列指标的几倍？行以分号分隔，单元格以逗号分隔，可用 1/3 等分数。可填完整矩阵，或不含对角线的上三角：4,3,7;1/3,3;5 比较四个指标。</translation>
    </message>
    <message>
      <source>How much should each criterion weigh, and do our judgements contradict each other? Weights are the principal eigenvector of the pairwise judgements (Saaty 1977); from a consistency ratio of 0.10 on the worst are named.</source>
      <translation>各指标应占多大权重，判断之间是否相互矛盾？权重取两两比较矩阵的主特征向量（Saaty 1977）；一致性比例达到 0.10 时列出矛盾最大的判断。</translation>
    </message>
    <message>
      <source>How values become comparable: between smallest and largest, or divided by their length.</source>
      <translation>使数值可比的方式：按最小值与最大值，或除以向量长度。</translation>
    </message>
    <message>
      <source>In the order of the judgements, separated by commas.</source>
      <translation>按判断矩阵的顺序，以逗号分隔。</translation>
    </message>
    <message>
      <source>Instead of typed weights those of a published example, for fields named after its criteria: traffic (交通), environment (环境), facilities (配套), policy (政策). An example, not a standard.</source>
      <translation>以已发表案例的权重代替填写的权重，适用于以其指标命名的字段：“traffic”（交通）、“environment”（环境）、“facilities”（配套）、“policy”（政策）。仅为示例，并非标准。</translation>
    </message>
    <message>
      <source>Kind of space</source>
      <translation>空间类型</translation>
    </message>
    <message>
      <source>Largest desk area (m²)</source>
      <translation>最大工位面积（平方米）</translation>
    </message>
    <message>
      <source>Largest distance or time</source>
      <translation>最大距离或时间</translation>
    </message>
    <message>
      <source>Name of the candidate</source>
      <translation>候选空间名称</translation>
    </message>
    <message>
      <source>Name the criteria in the order of the judgements, separated by commas.</source>
      <translation>请按判断矩阵的顺序填写指标名称，以逗号分隔。</translation>
    </message>
    <message>
      <source>Names of the criteria</source>
      <translation>指标名称</translation>
    </message>
    <message>
      <source>No programme is known for {n} candidate, by its kind or land-use code ({kinds}).</source>
      <translation>有 {n} 个候选空间按其空间类型或用地代码没有对应业态（{kinds}）。</translation>
    </message>
    <message>
      <source>No programme is known for {n} candidates, by their kinds or land-use codes ({kinds}).</source>
      <translation>有 {n} 个候选空间按其空间类型或用地代码没有对应业态（{kinds}）。</translation>
    </message>
    <message>
      <source>None is given beyond it (m or min); a screening by it then has no value for the candidate.</source>
      <translation>超出此值（米或分钟）不再给出；以其为指标的筛选将缺少该候选空间的数值。</translation>
    </message>
    <message>
      <source>Norm</source>
      <translation>标准化方法</translation>
    </message>
    <message>
      <source>Old factory, warehouse, historic district, idle office, idle housing, campus or stadium, in Chinese or English, or a land-use code (GB 50137-2011 such as M1; the 2023 classification such as 1001).</source>
      <translation>老旧厂房、仓库、历史街区、闲置办公、闲置住宅、高校空间或体育场（中英文均可），或用地代码（GB 50137-2011，如 M1；2023 年用地分类，如 1001）。</translation>
    </message>
    <message>
      <source>One row per criterion: field; benefit (more is better) or cost (less is better); weight; and, if wanted, the bounds of the min–max norm. Weights are rescaled to sum 1.</source>
      <translation>每行一个指标：字段；效益型（越大越好）或成本型（越小越好）；权重；需要时填写极差标准化的上下限。权重归一为总和 1。</translation>
    </message>
    <message>
      <source>Pairwise judgements</source>
      <translation>两两比较判断</translation>
    </message>
    <message>
      <source>Principal eigenvalue λ</source>
      <translation>最大特征值 λ</translation>
    </message>
    <message>
      <source>Programme table</source>
      <translation>业态表</translation>
    </message>
    <message>
      <source>Ranked candidates</source>
      <translation>候选空间排名</translation>
    </message>
    <message>
      <source>Reach</source>
      <translation>可达范围</translation>
    </message>
    <message>
      <source>Scoring</source>
      <translation>评分方法</translation>
    </message>
    <message>
      <source>Share for desks</source>
      <translation>工位面积占比</translation>
    </message>
    <message>
      <source>Shown in the report. Empty: the candidate's number in the layer.</source>
      <translation>用于报告。留空则用图层中的序号。</translation>
    </message>
    <message>
      <source>Smallest desk area (m²)</source>
      <translation>最小工位面积（平方米）</translation>
    </message>
    <message>
      <source>Stock parcels or buildings with their criteria in fields.</source>
      <translation>存量地块或建筑，指标位于字段中。</translation>
    </message>
    <message>
      <source>Stock parcels or buildings; points will do.</source>
      <translation>存量地块或建筑，也可为点。</translation>
    </message>
    <message>
      <source>Stock-space screening</source>
      <translation>存量空间改造筛选</translation>
    </message>
    <message>
      <source>Swing of the weights (%)</source>
      <translation>权重浮动（%）</translation>
    </message>
    <message>
      <source>Target layers</source>
      <translation>目标图层</translation>
    </message>
    <message>
      <source>Targets within this distance (m), or time (min, see the unit), are counted.</source>
      <translation>统计此距离（米）或时间（分钟，见单位）以内的目标。</translation>
    </message>
    <message>
      <source>The candidates with score, rank (1 = best), grade A to D, best and worst rank under the swings, programme, fewest and most desks, status and reason.</source>
      <translation>候选空间及其得分、排名（1 为最好）、等级 A 至 D、权重浮动下的最高与最低名次、业态、工位数上下限、状态和原因。</translation>
    </message>
    <message>
      <source>The part of the floor area that desks may take, 0 to 1.</source>
      <translation>工位可占建筑面积的比例，0 至 1。</translation>
    </message>
    <message>
      <source>Try the expression in QGIS's expression dialog on a candidate.</source>
      <translation>请在 QGIS 的表达式对话框中用一个候选空间试算该表达式。</translation>
    </message>
    <message>
      <source>Try the expression in QGIS's expression dialog; fields are: {fields}.</source>
      <translation>请在 QGIS 表达式对话框中试用该表达式；现有字段：{fields}。</translation>
    </message>
    <message>
      <source>Weighted sum, or TOPSIS: closeness to the best values met.</source>
      <translation>加权求和，或 TOPSIS（与最优值的接近程度）。</translation>
    </message>
    <message>
      <source>Weighting</source>
      <translation>赋权方法</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>Weights: {source}.</source>
      <translation>权重：{source}。</translation>
    </message>
    <message>
      <source>What a candidate must fulfil. Others stay in the result as excluded, without a rank.</source>
      <translation>候选空间必须满足的条件。不满足者保留在结果中，标为排除，不参与排名。</translation>
    </message>
    <message>
      <source>Which stock spaces are worth turning into innovation space, for which programme, with how many desks, and how far does the ranking move when the weights do?</source>
      <translation>哪些存量空间值得改造为众创空间，适合何种业态，可容纳多少工位，权重变动时排名变化多大？</translation>
    </message>
    <message>
      <source>With streets distances run along them, from a point on each surface; without, straight from edge to edge.</source>
      <translation>提供道路时沿道路计算，从各面上的点出发；否则为边到边的直线距离。</translation>
    </message>
    <message>
      <source>Your own rules: first field kind or land-use code, second programme. They come first.</source>
      <translation>自定义规则：第一个字段为类型或用地代码，第二个字段为业态。优先采用。</translation>
    </message>
    <message>
      <source>benefit or cost</source>
      <translation>效益型或成本型</translation>
    </message>
    <message>
      <source>constraint: neither yes nor no</source>
      <translation>约束条件：结果既非是也非否</translation>
    </message>
    <message>
      <source>constraint: the expression fails</source>
      <translation>约束条件：表达式出错</translation>
    </message>
    <message>
      <source>field</source>
      <translation>字段</translation>
    </message>
    <message>
      <source>high</source>
      <translation>上限</translation>
    </message>
    <message>
      <source>low</source>
      <translation>下限</translation>
    </message>
    <message>
      <source>no criterion is named.</source>
      <translation>未填写指标名称。</translation>
    </message>
    <message>
      <source>no layer is chosen.</source>
      <translation>未选择图层。</translation>
    </message>
    <message>
      <source>the candidates have no field {fields}.</source>
      <translation>候选空间没有字段 {fields}。</translation>
    </message>
    <message>
      <source>the expression “{text}” cannot be read ({error}).</source>
      <translation>无法解析表达式“{text}”（{error}）。</translation>
    </message>
    <message>
      <source>the expression “{text}” fails on every candidate ({answer}).</source>
      <translation>表达式“{text}”在所有候选空间上都出错（{answer}）。</translation>
    </message>
    <message>
      <source>the expression “{text}” gives values such as “{answer}”, never yes or no.</source>
      <translation>表达式“{text}”的结果是“{answer}”之类的值，而不是“是”或“否”。</translation>
    </message>
    <message>
      <source>the table “{table}” has fewer than two fields.</source>
      <translation>表“{table}”少于两个字段。</translation>
    </message>
    <message>
      <source>weight</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>{parameter}: the expression fails on {n} of {all} candidates ({answer}): not assessed.</source>
      <translation>{parameter}：表达式在 {all} 个候选空间中的 {n} 个上出错（{answer}），这些候选空间未评估。</translation>
    </message>
    <message>
      <source>{parameter}: “{answer}” is neither yes nor no; {n} of {all} candidates: not assessed.</source>
      <translation>{parameter}：“{answer}”既非是也非否；{all} 个候选空间中有 {n} 个因此未评估。</translation>
    </message>
  </context>
  <context>
    <name>StockDialog</name>
    <message>
      <source>How much does each criterion weigh?</source>
      <translation>各指标权重多少？</translation>
    </message>
    <message>
      <source>What is around each space?</source>
      <translation>各空间周边有什么？</translation>
    </message>
    <message>
      <source>Which spaces come first, and for what use?</source>
      <translation>哪些空间优先改造，改作何用？</translation>
    </message>
    <message>
      <source>Which stock space is worth turning into innovation space?</source>
      <translation>哪些存量空间值得改造为众创空间？</translation>
    </message>
  </context>
  <context>
    <name>StockReport</name>
    <message>
      <source>A programme follows from the kind of space; a land-use code does not mean that it is idle.</source>
      <translation>业态由空间类型推定；用地代码并不说明空间是否闲置。</translation>
    </message>
    <message>
      <source>A trial with {n} criteria of equal weight, each taken as the more the better; weights and directions are to be confirmed.</source>
      <translation>以下为 {n} 项指标等权、均按效益型的试算，权重与方向待确认。</translation>
    </message>
    <message>
      <source>All {n}</source>
      <translation>全部 {n} 个</translation>
    </message>
    <message>
      <source>Candidates that fail the constraint or lack a value are not ranked, never scored as 0.</source>
      <translation>不满足约束或缺少数值的候选空间不参与排名，绝不按 0 计分。</translation>
    </message>
    <message>
      <source>Desks: floor area × share for desks ÷ area of a desk, rounded down.</source>
      <translation>工位数：建筑面积 × 工位面积占比 ÷ 单个工位面积，向下取整。</translation>
    </message>
    <message>
      <source>Grade A has room for {low} to {high} desks (floor area known of {n} of {all}).</source>
      <translation>A 级空间可容纳 {low} 至 {high} 个工位（{all} 个中 {n} 个已知建筑面积）。</translation>
    </message>
    <message>
      <source>Grades A to D, fewer where scores are few: exact natural breaks of the scores (Fisher 1958; Jenks 1967).</source>
      <translation>等级 A 至 D（不同得分不足四个时等级相应减少）：得分的精确自然断点（Fisher 1958；Jenks 1967）。</translation>
    </message>
    <message>
      <source>Grades of the candidates</source>
      <translation>候选空间等级</translation>
    </message>
    <message>
      <source>How robust the ranking is</source>
      <translation>排名的稳健性</translation>
    </message>
    <message>
      <source>No order: all {n} assessed candidates have the same score, {score}.</source>
      <translation>{n} 个已评估的候选空间得分相同（{score}），无法排出先后。</translation>
    </message>
    <message>
      <source>No weight was moved, so how robust the ranking is remains open.</source>
      <translation>没有权重发生浮动，排名是否稳定尚无从判断。</translation>
    </message>
    <message>
      <source>Not ranked, and why</source>
      <translation>未排名及原因</translation>
    </message>
    <message>
      <source>Of {n} candidates of grade A, {stay} keep rank {n} or better at every swing.</source>
      <translation>A 级候选空间共 {n} 个，其中 {stay} 个在任何权重浮动下均不低于第 {n} 名。</translation>
    </message>
    <message>
      <source>Only {n} different scores: grades {first} to {last}.</source>
      <translation>不同的得分只有 {n} 个，等级仅为 {first} 至 {last}。</translation>
    </message>
    <message>
      <source>Rank and name of the first {n}, where there is room.</source>
      <translation>标注前 {n} 名的名次与名称（有空间处）。</translation>
    </message>
    <message>
      <source>Rank range: each weight in turn × (1 ± {swing}), 1 at most, the others rescaled to sum 1.</source>
      <translation>名次区间：依次将每个权重 ×（1 ± {swing}），不超过 1，其余权重按比例调整使总和为 1。</translation>
    </message>
    <message>
      <source>Room by grade and programme</source>
      <translation>按等级和业态的容量</translation>
    </message>
    <message>
      <source>Stock space for innovation</source>
      <translation>存量空间改造为众创空间</translation>
    </message>
    <message>
      <source>TOPSIS measures closeness to the ideal: the bars are not its sum.</source>
      <translation>TOPSIS 衡量与理想解的接近程度：柱长并非其总和。</translation>
    </message>
    <message>
      <source>TOPSIS: closeness to the ideal (Hwang &amp; Yoon 1981).</source>
      <translation>TOPSIS：与理想解的接近程度（Hwang &amp; Yoon 1981）。</translation>
    </message>
    <message>
      <source>The darker, the better: grades of the candidates</source>
      <translation>颜色越深等级越高：候选空间等级</translation>
    </message>
    <message>
      <source>The first {n} of {all}</source>
      <translation>前 {n} 名（共 {all} 个）</translation>
    </message>
    <message>
      <source>The first {n} of {all}.</source>
      <translation>前 {n} 名（共 {all} 个）。</translation>
    </message>
    <message>
      <source>The least stable of the first {n} is {name}, between rank {best} and rank {worst}.</source>
      <translation>前 {n} 名中排名变动最大的是{name}，在第 {best} 名与第 {worst} 名之间。</translation>
    </message>
    <message>
      <source>The least stable of the first {n}: {names}, each over a range of {width} ranks.</source>
      <translation>前 {n} 名中排名变动最大的是{names}，各自的名次区间跨 {width} 个名次。</translation>
    </message>
    <message>
      <source>The min–max norm runs from low to high; for a cost, low is best</source>
      <translation>极差标准化的下限与上限；成本型指标以下限为最优</translation>
    </message>
    <message>
      <source>The only candidate of grade A does not keep rank 1 at every swing.</source>
      <translation>唯一的 A 级候选空间并非在任何权重浮动下都保持第 1 名。</translation>
    </message>
    <message>
      <source>The only candidate of grade A keeps rank 1 at every swing.</source>
      <translation>唯一的 A 级候选空间在任何权重浮动下均保持第 1 名。</translation>
    </message>
    <message>
      <source>The ranking</source>
      <translation>排名</translation>
    </message>
    <message>
      <source>The same rank at every swing: {names}.</source>
      <translation>在任何权重浮动下名次不变：{names}。</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>权重</translation>
    </message>
    <message>
      <source>What spaces of grade A may become: {uses}.</source>
      <translation>A 级空间适宜改作：{uses}。</translation>
    </message>
    <message>
      <source>What the scores are made of</source>
      <translation>得分构成</translation>
    </message>
    <message>
      <source>When any weight moves by {swing}, no candidate keeps its exact place.</source>
      <translation>任一权重浮动 {swing} 时，没有候选空间名次完全不变。</translation>
    </message>
    <message>
      <source>When any weight moves by {swing}, {n} candidate keeps its place: {names}.</source>
      <translation>任一权重浮动 {swing} 时，{n} 个候选空间名次不变：{names}。</translation>
    </message>
    <message>
      <source>When any weight moves by {swing}, {n} candidates keep their place: {names}.</source>
      <translation>任一权重浮动 {swing} 时，{n} 个候选空间名次不变：{names}。</translation>
    </message>
    <message>
      <source>no programme for this kind</source>
      <translation>该类型无对应业态</translation>
    </message>
    <message>
      <source>not ranked</source>
      <translation>未排名</translation>
    </message>
    <message>
      <source>rank, best to worst</source>
      <translation>名次（最高至最低）</translation>
    </message>
    <message>
      <source>share for desks</source>
      <translation>工位面积占比</translation>
    </message>
    <message>
      <source>swing of a weight</source>
      <translation>权重浮动</translation>
    </message>
    <message>
      <source>weight × normed value</source>
      <translation>权重 × 标准化值</translation>
    </message>
    <message>
      <source>{first} share the first place of {n} assessed candidates, with a score of {score}.</source>
      <translation>在 {n} 个已评估的候选空间中，{first}并列第一，得分 {score}。</translation>
    </message>
    <message>
      <source>{first} stands first of {n} assessed candidates, with a score of {score}.</source>
      <translation>在 {n} 个已评估的候选空间中，{first}居首，得分 {score}。</translation>
    </message>
    <message>
      <source>{leader} stands first; the largest part of its score is {criterion} ({share})</source>
      <translation>{leader}居首，其得分中占比最大的是{criterion}（{share}）</translation>
    </message>
    <message>
      <source>{n} of the first {all} keep their place at every swing of {swing}</source>
      <translation>权重浮动 {swing} 时，前 {all} 名中有 {n} 个名次不变</translation>
    </message>
    <message>
      <source>{n} of the first {all} keeps its place at every swing of {swing}</source>
      <translation>权重浮动 {swing} 时，前 {all} 名中有 {n} 个名次不变</translation>
    </message>
    <message>
      <source>{n} of {all} candidates fail the constraint and are not ranked.</source>
      <translation>{all} 个候选空间中有 {n} 个不满足约束条件，未参与排名。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates fails the constraint and is not ranked.</source>
      <translation>{all} 个候选空间中有 {n} 个不满足约束条件，未参与排名。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates has no usable value, or no answer to the constraint, and is not ranked.</source>
      <translation>{all} 个候选空间中 {n} 个缺少可用数值，或约束条件无法判断，未参与排序。</translation>
    </message>
    <message>
      <source>{n} of {all} candidates have no usable value, or no answer to the constraint, and are not ranked.</source>
      <translation>{all} 个候选空间中 {n} 个缺少可用数值，或约束条件无法判断，未参与排序。</translation>
    </message>
    <message>
      <source>{programme} ({names})</source>
      <translation>{programme}（{names}）</translation>
    </message>
  </context>
  <context>
    <name>Style</name>
    <message>
      <source>up to {limit} m</source>
      <translation>{limit} 米以内</translation>
    </message>
    <message>
      <source>up to {limit} min</source>
      <translation>{limit} 分钟以内</translation>
    </message>
    <message>
      <source>{level}: {word}</source>
      <translation>{level}：{word}</translation>
    </message>
    <message>
      <source>{low} to below {high}</source>
      <translation>{low} 至不足 {high}</translation>
    </message>
    <message>
      <source>{range} of all incubators</source>
      <translation>{range}（占全部孵化器）</translation>
    </message>
    <message>
      <source>{range} residents</source>
      <translation>{range} 人</translation>
    </message>
    <message>
      <source>{ring}, up to {limit} km</source>
      <translation>{ring}（{limit} 公里以内）</translation>
    </message>
    <message>
      <source>{site} (works at {level})</source>
      <translation>{site}（承担{level}职能）</translation>
    </message>
    <message>
      <source>{site} (works at {lower}, too)</source>
      <translation>{site}（兼承担{lower}职能）</translation>
    </message>
    <message>
      <source>{word} ({target})</source>
      <translation>{target}：{word}</translation>
    </message>
  </context>
  <context>
    <name>Tables</name>
    <message>
      <source>Give utf-8, gb18030, utf-16 or big5, or leave it empty.</source>
      <translation>请填写 utf-8、gb18030、utf-16 或 big5，或留空。</translation>
    </message>
    <message>
      <source>“{encoding}” is not a known encoding.</source>
      <translation>“{encoding}”不是已知的编码。</translation>
    </message>
  </context>
  <context>
    <name>Text</name>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>no</source>
      <translation>否</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>是</translation>
    </message>
    <message>
      <source>{names} and {n} more</source>
      <translation>{names}等 {n} 个</translation>
    </message>
    <message>
      <source>{some} of {n} row</source>
      <translation>共 {n} 行，其中 {some} 行</translation>
    </message>
    <message>
      <source>{some} of {n} rows</source>
      <translation>共 {n} 行，其中 {some} 行</translation>
    </message>
    <message>
      <source>{what}: {said}</source>
      <translation>{what}：{said}</translation>
    </message>
  </context>
  <context>
    <name>Travel</name>
    <message>
      <source>Of these {n} has an unusable speed: 0, negative, or no number (such as “{example}”).</source>
      <translation>其中 {n} 条的速度值无效：为 0、负数或不是数字（如“{example}”）。</translation>
    </message>
    <message>
      <source>Of these {n} have unusable speeds: 0, negative, or no number (such as “{example}”).</source>
      <translation>其中 {n} 条的速度值无效：为 0、负数或不是数字（如“{example}”）。</translation>
    </message>
    <message>
      <source>{n} of {all} streets has no usable speed and counts with {speed} km/h.</source>
      <translation>{all} 条道路中有 {n} 条没有可用的速度，按 {speed} 公里/小时计。</translation>
    </message>
    <message>
      <source>{n} of {all} streets have no usable speed and count with {speed} km/h.</source>
      <translation>{all} 条道路中有 {n} 条没有可用的速度，按 {speed} 公里/小时计。</translation>
    </message>
    <message>
      <source>{n} street has a direction that is not known (such as “{example}”); it is open both ways.</source>
      <translation>{n} 条道路的通行方向无法识别（如“{example}”），按双向通行计。</translation>
    </message>
    <message>
      <source>{n} street has an unusable time (such as “{example}”); its speed counts.</source>
      <translation>{n} 条道路的通行时间无效（如“{example}”），改按速度计。</translation>
    </message>
    <message>
      <source>{n} streets have directions that are not known (such as “{example}”); they are open both ways.</source>
      <translation>{n} 条道路的通行方向无法识别（如“{example}”），按双向通行计。</translation>
    </message>
    <message>
      <source>{n} streets have unusable times (such as “{example}”); their speeds count.</source>
      <translation>{n} 条道路的通行时间无效（如“{example}”），改按速度计。</translation>
    </message>
  </context>
  <context>
    <name>TravelReport</name>
    <message>
      <source>A place has the time of the nearest street point that hangs together with the main network or a centre: the walk from the nearest centre to its street and the quickest way along the streets. Rings are the ground that is nearest to streets within the same limits (Voronoi areas of points along the streets); lines with times of their own, such as a metro, stand in no ring, unless all lines have one.</source>
      <translation>各处的时间取与主路网或中心连通的最近道路点的时间，即最近中心到道路的步行时间加沿道路最快路径的时间。圈层是距同一时限内的道路最近的范围（沿道路各点的 Voronoi 区域）；自身有时间的线（如地铁）不在任何圈层内，除非所有线都有时间。</translation>
    </message>
    <message>
      <source>Beside other ways to travel</source>
      <translation>与其他出行方式比较</translation>
    </message>
    <message>
      <source>Compared with: {modes}. On foot and by bicycle all streets are used in both directions, also those on which that is not allowed, but for lines with times of their own; barriers close streets to all.</source>
      <translation>比较对象：{modes}。步行与骑行时，除自身有时间的线以外，所有道路均双向可用，包括实际不允许通行的道路；阻隔对各种出行方式均有效。</translation>
    </message>
    <message>
      <source>Ground within each limit</source>
      <translation>各时限内的可达范围</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Rings</source>
      <translation>圈层</translation>
    </message>
    <message>
      <source>Rings end {m} m from the streets; what the boundary holds farther from any street counts as farther or out of reach.</source>
      <translation>圈层止于距道路 {m} 米处；边界内距任何道路更远的范围归入“更远或不可达”。</translation>
    </message>
    <message>
      <source>Rings from travel time</source>
      <translation>由出行时间划分圈层</translation>
    </message>
    <message>
      <source>The city</source>
      <translation>本市</translation>
    </message>
    <message>
      <source>The ground within {n} min reaches to where the data end: it is at least as large as that, and the shares of the rings hold as far as the data reach.</source>
      <translation>{n} 分钟以内的范围已达道路数据的边缘：其面积为下限，各圈层所占比例仅就数据所及。</translation>
    </message>
    <message>
      <source>Without a boundary rings end {m} m from the streets that are reached.</source>
      <translation>未给出边界，圈层止于距可达道路 {m} 米处。</translation>
    </message>
    <message>
      <source>by the speeds and times of the streets</source>
      <translation>按道路自身的速度与时间</translation>
    </message>
    <message>
      <source>centre</source>
      <translation>中心</translation>
    </message>
    <message>
      <source>farthest ground from a street that a ring holds</source>
      <translation>圈层内距道路的最远距离</translation>
    </message>
    <message>
      <source>outer edge of a ring</source>
      <translation>圈层外边界</translation>
    </message>
    <message>
      <source>speed</source>
      <translation>速度</translation>
    </message>
    <message>
      <source>within {n} min of the centre lies {km2} km²</source>
      <translation>距中心 {n} 分钟以内为 {km2} 平方公里</translation>
    </message>
    <message>
      <source>within {n} min of the nearest centre lies {km2} km²</source>
      <translation>距最近中心 {n} 分钟以内为 {km2} 平方公里</translation>
    </message>
    <message>
      <source>within {n} min {km2} km²</source>
      <translation>{n} 分钟以内 {km2} 平方公里</translation>
    </message>
    <message>
      <source>{city}: no ground lies within the limits.</source>
      <translation>{city}：时限以内没有任何范围。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is larger than that inside the boundary within {km} km in a straight line ({n} min at {speed} km/h), since ground up to {m} m beside a street has its time: the two do not compare over times as short as this.</source>
      <translation>{city}：{n} 分钟以内的范围大于边界内直线距离 {km} 公里以内的范围（按 {speed} 公里/小时、{n} 分钟计），因为道路两侧 {m} 米以内均按该道路的时间计：时限如此之短时两者不宜比较。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is larger than that inside the boundary within {km} km in a straight line ({n} min at {speed} km/h, the mean of the streets), since some streets are quicker than the mean and ground up to {m} m beside a street has its time: the two do not compare.</source>
      <translation>{city}：{n} 分钟以内的范围大于边界内直线距离 {km} 公里以内的范围（按道路平均速度 {speed} 公里/小时、{n} 分钟计），因为部分道路快于平均速度，且道路两侧 {m} 米以内均按该道路的时间计：两者不宜比较。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is larger than that within {km} km in a straight line ({n} min at {speed} km/h), since ground up to {m} m beside a street has its time: the two do not compare over times as short as this.</source>
      <translation>{city}：{n} 分钟以内的范围大于直线距离 {km} 公里以内的范围（按 {speed} 公里/小时、{n} 分钟计），因为道路两侧 {m} 米以内均按该道路的时间计：时限如此之短时两者不宜比较。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is larger than that within {km} km in a straight line ({n} min at {speed} km/h, the mean of the streets), since some streets are quicker than the mean and ground up to {m} m beside a street has its time: the two do not compare.</source>
      <translation>{city}：{n} 分钟以内的范围大于直线距离 {km} 公里以内的范围（按道路平均速度 {speed} 公里/小时、{n} 分钟计），因为部分道路快于平均速度，且道路两侧 {m} 米以内均按该道路的时间计：两者不宜比较。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is {share} as large as that inside the boundary within {km} km in a straight line ({n} min at {speed} km/h).</source>
      <translation>{city}：{n} 分钟以内的范围相当于边界内直线距离 {km} 公里范围（以 {speed} 公里/小时行 {n} 分钟）的 {share}。</translation>
    </message>
    <message>
      <source>{city}: the ground within {n} min is {share} as large as that within {km} km in a straight line ({n} min at {speed} km/h).</source>
      <translation>{city}：{n} 分钟以内的范围相当于直线距离 {km} 公里范围（以 {speed} 公里/小时行 {n} 分钟）的 {share}。</translation>
    </message>
    <message>
      <source>{city}: {items}.</source>
      <translation>{city}：{items}。</translation>
    </message>
    <message>
      <source>{city}: {items}; {share} of the ground inside the boundary is farther or out of reach.</source>
      <translation>{city}：{items}；边界内 {share} 的范围更远或不可达。</translation>
    </message>
    <message>
      <source>{city}: {km2} km² within {n} min, {mode}</source>
      <translation>{city}：{n} 分钟以内 {km2} 平方公里，{mode}</translation>
    </message>
    <message>
      <source>{mode} at {speed} km/h</source>
      <translation>{mode}（{speed} 公里/小时）</translation>
    </message>
    <message>
      <source>{mode}, {speed} km/h</source>
      <translation>{mode}（{speed} 公里/小时）</translation>
    </message>
    <message>
      <source>{mode}: {km2} km² within {n} min</source>
      <translation>{mode}：{n} 分钟以内 {km2} 平方公里</translation>
    </message>
  </context>
  <context>
    <name>UseReport</name>
    <message>
      <source>Business and knowledge centres after Planners 2016 no. 9, paper 1 §2.1. Distances run in a straight line from edge to edge, 0 inside. The expected distance is the mean over random points in the study area; the band holds 95% of {draws} seeded draws of as many points as there are incubators in it.</source>
      <translation>商务中心与智力中心依据《规划师》2016 年第 9 期第 1 篇 §2.1。距离为边缘间直线距离，内部为 0。期望距离为研究范围内随机点的平均值；区间包含 {draws} 次固定种子抽样（每次点数与孵化器数相同）的 95%。</translation>
    </message>
    <message>
      <source>Can carry a team {stage}: {able} ({share}) of {n} incubator where that is known.</source>
      <translation>能够支撑团队{stage}的孵化器：情况明确的 {n} 家中有 {able} 家（{share}）。</translation>
    </message>
    <message>
      <source>Can carry a team {stage}: {able} ({share}) of {n} incubators where that is known.</source>
      <translation>能够支撑团队{stage}的孵化器：情况明确的 {n} 家中有 {able} 家（{share}）。</translation>
    </message>
    <message>
      <source>Equally near to two kinds of space or more: {n} of {total} incubators. Each of these counts for one kind alone, the first in this order: {modes}.</source>
      <translation>{total} 家孵化器中，与两类或更多空间距离相同的有 {n} 家，每家只按其中一类计，取以下次序中靠前的一类：{modes}。</translation>
    </message>
    <message>
      <source>Five modes after Planners 2016 no. 9, paper 1 §2.2 and its table 1. The dominant mode is the space that the incubator stands in, else the nearest within reach; distances run from edge to edge.</source>
      <translation>五种模式依据《规划师》2016 年第 9 期第 1 篇 §2.2 及其表 1。主导模式为孵化器所处的空间，否则为可达范围内最近者；距离自边缘至边缘计算。</translation>
    </message>
    <message>
      <source>For no incubator is it known whether it can carry a team {stage}.</source>
      <translation>能否支撑团队{stage}，所有孵化器均情况不明。</translation>
    </message>
    <message>
      <source>Functional modules of incubators</source>
      <translation>孵化器的功能模块</translation>
    </message>
    <message>
      <source>Incubators stand farther from {kind} than chance would put them</source>
      <translation>孵化器比随机分布更远离{kind}</translation>
    </message>
    <message>
      <source>Incubators stand nearer to {kind} than chance would put them</source>
      <translation>孵化器比随机分布更邻近{kind}</translation>
    </message>
    <message>
      <source>Incubators with no {kinds} within {reach} m: {n} of {total}.</source>
      <translation>{reach} 米内无{kinds}的孵化器：{total} 家中的 {n} 家。</translation>
    </message>
    <message>
      <source>Incubators with none of {kinds} of space within {reach} m: {n} of {total}.</source>
      <translation>{reach} 米内{kinds}空间均无的孵化器：{total} 家中的 {n} 家。</translation>
    </message>
    <message>
      <source>Location preference of incubators</source>
      <translation>孵化器的区位偏好</translation>
    </message>
    <message>
      <source>Missing most often: {modules} (lacking at {share} of the incubators where that is known).</source>
      <translation>最常缺失的模块：{modules}（在情况明确的孵化器中，{share} 没有）。</translation>
    </message>
    <message>
      <source>Modules and processes</source>
      <translation>模块与阶段</translation>
    </message>
    <message>
      <source>Nearer than chance?</source>
      <translation>是否比随机更近？</translation>
    </message>
    <message>
      <source>No random distance to {kind} is known: the study area has no extent, or lies wholly inside them.</source>
      <translation>无法求得至{kind}的随机距离：研究范围没有面积，或完全位于其内部。</translation>
    </message>
    <message>
      <source>No study area was given: the random points fall in the convex hull of the incubators, which lies close to them and so makes preferences look weaker.</source>
      <translation>未指定研究范围：随机点落在孵化器的最小凸多边形内；最小凸多边形紧邻孵化器，会使偏好显得偏弱。</translation>
    </message>
    <message>
      <source>Not given, and so not known: {modes}.</source>
      <translation>未提供图层，情况不明：{modes}。</translation>
    </message>
    <message>
      <source>Not known at any incubator: {modules}.</source>
      <translation>所有孵化器均情况不明的模块：{modules}。</translation>
    </message>
    <message>
      <source>Observed beside random distance</source>
      <translation>实测距离与随机距离对照</translation>
    </message>
    <message>
      <source>Of the incubators ({n} in all), {business} are nearer than {near} m to business centres only, {knowledge} to knowledge centres only, {both} to both, {neither} to neither.</source>
      <translation>{n} 家孵化器中，距中心不足 {near} 米者：仅邻近商务中心 {business}，仅邻近智力中心 {knowledge}，两者皆邻近 {both}，两者皆不邻近 {neither}。</translation>
    </message>
    <message>
      <source>Share of the incubators that have it, where it is known</source>
      <translation>具备该项的孵化器占比（以情况明确者计）</translation>
    </message>
    <message>
      <source>Sharing modes of incubators</source>
      <translation>孵化器的共享模式</translation>
    </message>
    <message>
      <source>Six modules and two processes after Planners 2016 no. 9, paper 3 §1.2. A process can be carried when all of its modules are there; a module that is not known leaves it open.</source>
      <translation>六个模块与两个阶段依据《规划师》2016 年第 9 期第 3 篇 §1.2。某阶段所需模块齐备即可支撑；模块情况不明时不作判断。</translation>
    </message>
    <message>
      <source>The commonest mode is {modes}: {share} of the incubators.</source>
      <translation>最常见的模式为{modes}：占孵化器的 {share}。</translation>
    </message>
    <message>
      <source>The commonest modes are {modes}: {share} of the incubators each.</source>
      <translation>最常见的模式并列为{modes}：各占孵化器的 {share}。</translation>
    </message>
    <message>
      <source>Whether incubators stand nearer to {kind} than chance would put them, or farther, remains open</source>
      <translation>孵化器距{kind}的远近与随机分布无显著差异</translation>
    </message>
    <message>
      <source>Who can carry a team {stage} is not known, for want of {modules}; for lack of another module it needs, {n} of {all} cannot.</source>
      <translation>哪些孵化器能够支撑团队{stage}尚不明确，因为{modules}情况不明；{all} 家中有 {n} 家因缺少其他必需模块而不能。</translation>
    </message>
    <message>
      <source>no {kind} within {reach} m</source>
      <translation>{reach} 米内无{kind}</translation>
    </message>
    <message>
      <source>observed ÷ random mean distance (grey: 95% of random draws)</source>
      <translation>实测÷随机平均距离（灰色：95% 的随机抽样）</translation>
    </message>
    <message>
      <source>space to share</source>
      <translation>可共享的空间</translation>
    </message>
    <message>
      <source>the five kinds</source>
      <translation>五类</translation>
    </message>
    <message>
      <source>the four kinds</source>
      <translation>四类</translation>
    </message>
    <message>
      <source>the three kinds</source>
      <translation>三类</translation>
    </message>
    <message>
      <source>the two kinds</source>
      <translation>两类</translation>
    </message>
    <message>
      <source>{finding} ({figures}).</source>
      <translation>{finding}（{figures}）。</translation>
    </message>
    <message>
      <source>{n} of the incubators lie more than {metres} m outside of the area over which the given spaces extend: with what they share is known only if the layers cover the ground there.</source>
      <translation>有 {n} 家孵化器位于所给空间分布范围以外 {metres} 米以上：只有当图层覆盖当地时，才能判断其与何种空间共享。</translation>
    </message>
    <message>
      <source>{n} of the incubators lies more than {metres} m outside of the area over which the given spaces extend: with what it shares is known only if the layers cover the ground there.</source>
      <translation>有 {n} 家孵化器位于所给空间分布范围以外 {metres} 米以上：只有当图层覆盖当地时，才能判断其与何种空间共享。</translation>
    </message>
    <message>
      <source>{n} of {total} incubators ({share}) share with {mode} within {metres} m.</source>
      <translation>{total} 家孵化器中有 {n} 家（{share}）在 {metres} 米内与{mode}共享。</translation>
    </message>
    <message>
      <source>{n} of {total} incubators ({share}) shares with {mode} within {metres} m.</source>
      <translation>{total} 家孵化器中有 {n} 家（{share}）在 {metres} 米内与{mode}共享。</translation>
    </message>
    <message>
      <source>{ratio} of the random distance; 95% of random draws: {low}–{high}</source>
      <translation>为随机距离的 {ratio}；95% 的随机抽样：{low}–{high}</translation>
    </message>
    <message>
      <source>{stage}: {modules}</source>
      <translation>{stage}：{modules}</translation>
    </message>
  </context>
  <context>
    <name>Weights</name>
    <message>
      <source>Choose the min–max norm and given, equal or AHP weights, or shift the values.</source>
      <translation>请改用极差标准化及给定、等权或层次分析法权重，或平移数值。</translation>
    </message>
    <message>
      <source>Give at least one criterion a weight above 0.</source>
      <translation>请至少为一个指标填写大于 0 的权重。</translation>
    </message>
    <message>
      <source>Give each criterion a weight of 0 or more, or choose another weighting.</source>
      <translation>请为每个指标填写不小于 0 的权重，或改用其他赋权方法。</translation>
    </message>
    <message>
      <source>It weighs fields called {names}; else type your own weights.</source>
      <translation>示例为名为 {names} 的字段赋权；否则请填写自己的权重。</translation>
    </message>
    <message>
      <source>a weight is missing, negative or not a number.</source>
      <translation>有权重缺失、为负或不是数字。</translation>
    </message>
    <message>
      <source>distance to {place} (m)</source>
      <translation>距{place}（米）</translation>
    </message>
    <message>
      <source>number of {place}</source>
      <translation>{place}数量</translation>
    </message>
    <message>
      <source>the example does not weigh {fields}.</source>
      <translation>示例中没有 {fields} 的权重。</translation>
    </message>
    <message>
      <source>the weights sum to 0.</source>
      <translation>权重之和为 0。</translation>
    </message>
    <message>
      <source>time to {place} (min)</source>
      <translation>至{place}的时间（分钟）</translation>
    </message>
    <message>
      <source>{method} cannot take negative values, which {criteria} has.</source>
      <translation>{method}不能处理负值，而 {criteria} 含有负值。</translation>
    </message>
    <message>
      <source>{method} cannot take negative values, which {criteria} have.</source>
      <translation>{method}不能处理负值，而 {criteria} 含有负值。</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>in order</source>
      <translation>正常</translation>
    </message>
    <message>
      <source>in reach: {facility}</source>
      <translation>{facility}可达</translation>
    </message>
    <message>
      <source>not judged</source>
      <translation>未评判</translation>
    </message>
    <message>
      <source>number in reach: {facility}</source>
      <translation>可达{facility}数量</translation>
    </message>
    <message>
      <source>to the nearest {facility} (m)</source>
      <translation>至最近{facility}（米）</translation>
    </message>
    <message>
      <source>to the nearest {facility} (min)</source>
      <translation>至最近{facility}（分钟）</translation>
    </message>
    <message>
      <source>{field} (as given {n})</source>
      <translation>{field}（原数据 {n}）</translation>
    </message>
    <message>
      <source>{field} (as given)</source>
      <translation>{field}（原数据）</translation>
    </message>
    <message>
      <source>{field} (earlier {n})</source>
      <translation>{field}（此前 {n}）</translation>
    </message>
    <message>
      <source>{field} (earlier)</source>
      <translation>{field}（此前）</translation>
    </message>
  </context>
</TS>
