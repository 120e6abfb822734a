<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name>AHP</name>
    <message>
      <source>Correct the cell, or give the upper triangle alone.</source>
      <translation>请更正该单元格，或只填写上三角。</translation>
    </message>
    <message>
      <source>Each cell is a positive number or a fraction, such as 3 or 1/3.</source>
      <translation>每个单元格应为正数或分数，如 3 或 1/3。</translation>
    </message>
    <message>
      <source>Give one row and one column for each criterion, in the same order.</source>
      <translation>请按相同顺序为每个指标填写一行一列。</translation>
    </message>
    <message>
      <source>Put related criteria together and judge fewer.</source>
      <translation>请合并相关指标，减少比较数量。</translation>
    </message>
    <message>
      <source>Write rows split by “;” and cells split by “,”, for example 4,3,7;1/3,3;5.</source>
      <translation>行以“;”分隔，单元格以“,”分隔，例如 4,3,7;1/3,3;5。</translation>
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
      <source>{names} criteria are named, but the judgements compare {n}.</source>
      <translation>列出了 {names} 个指标，判断矩阵却比较了 {n} 个。</translation>
    </message>
    <message>
      <source>{n} criteria are more than the random index is given for ({limit}).</source>
      <translation>{n} 个指标超出随机一致性指标表的范围（{limit} 个）。</translation>
    </message>
    <message>
      <source>“{cell}” is not a judgement.</source>
      <translation>“{cell}”不是有效的判断值。</translation>
    </message>
  </context>
  <context>
    <name>Bridge</name>
    <message>
      <source>It has: {fields}.</source>
      <translation>现有字段：{fields}。</translation>
    </message>
    <message>
      <source>Set the right one in the layer's properties.</source>
      <translation>请在图层属性中设置正确的坐标系。</translation>
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
      <source>{n} geometries have unusable coordinates and count as missing.</source>
      <translation>{n} 个几何图形的坐标不可用，按缺失处理。</translation>
    </message>
    <message>
      <source>{n} invalid geometries were repaired.</source>
      <translation>已修复 {n} 个无效几何图形。</translation>
    </message>
    <message>
      <source>{n} values of “{field}” are no numbers (such as “{example}”) and count as missing.</source>
      <translation>字段“{field}”有 {n} 个值不是数字（例如“{example}”），按缺失处理。</translation>
    </message>
    <message>
      <source>{n} values of “{field}” hold no year (such as “{example}”) and count as missing.</source>
      <translation>字段“{field}”有 {n} 个值不含年份（例如“{example}”），按缺失处理。</translation>
    </message>
  </context>
  <context>
    <name>Capacity</name>
    <message>
      <source>Give a smallest area above 0 that is not larger than the largest.</source>
      <translation>最小面积应大于 0 且不大于最大面积。</translation>
    </message>
    <message>
      <source>a desk of {small} to {large} m² is no range.</source>
      <translation>工位面积 {small} 至 {large} m² 不是有效区间。</translation>
    </message>
  </context>
  <context>
    <name>Core</name>
    <message>
      <source>Buildings that reach onto a ground but lie mostly outside it, left out: {n}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Buildings without a number of floors, counted as one floor: {n} of {all}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check that the layers overlap, or enlarge MAX_RADIUS.</source>
      <translation>请检查图层是否重叠，或增大 MAX_RADIUS。</translation>
    </message>
    <message>
      <source>Check that the layers overlap.</source>
      <translation>请检查各图层是否重叠。</translation>
    </message>
    <message>
      <source>Check the boundary layer and BOUNDARY_CITY_FIELD: names must agree with CITY_FIELD.</source>
      <translation>请检查边界图层与 BOUNDARY_CITY_FIELD：名称须与 CITY_FIELD 一致。</translation>
    </message>
    <message>
      <source>Check the centre and the extent of the built-up layer, or make rings from districts.</source>
      <translation>请检查中心位置与建成区图层的范围，或改用行政区划分圈层。</translation>
    </message>
    <message>
      <source>Choose 0 ≤ OUTSIDE_SHARE &lt; INSIDE_SHARE ≤ 1.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer for at least one of the five modes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer of universities and institutes, one of industrial parks, or both.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a layer with centres.</source>
      <translation>请选择含有中心的图层。</translation>
    </message>
    <message>
      <source>Choose another field, or make rings with “Rings from districts”.</source>
      <translation>请换一个字段，或用“由行政区划分圈层”生成圈层。</translation>
    </message>
    <message>
      <source>Choose another layer, or check its filter and the “selected features only” box.</source>
      <translation>请换一个图层，或检查其过滤条件与“仅选中要素”选项。</translation>
    </message>
    <message>
      <source>Choose at least one module field, or FACILITIES with MODULE_FIELD.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose from: {codes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose narrower bands or a larger radius.</source>
      <translation>请减小环带宽度或增大半径。</translation>
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
      <source>Choose the polygon of the study area.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Facilities that name no known module, left out: {n} of {all}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Give one name per ring, innermost first; the ground beyond the last distance is a ring.</source>
      <translation>请由内向外为每个圈层各给一个名称；最后一个距离以外的范围也是一个圈层。</translation>
    </message>
    <message>
      <source>Give rising distances in metres, for example 5000,15000.</source>
      <translation>请按递增顺序填写距离（米），例如 5000,15000。</translation>
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
      <source>List the values of the ring field, innermost first, in RING_ORDER.</source>
      <translation>请在 RING_ORDER 中由内向外列出圈层字段的取值。</translation>
    </message>
    <message>
      <source>Make rings with one of the ring tools, or check RING_FIELD.</source>
      <translation>请先用圈层工具生成圈层，或检查 RING_FIELD。</translation>
    </message>
    <message>
      <source>The field must hold module names or codes: {codes}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use distinct names.</source>
      <translation>请使用不同的名称。</translation>
    </message>
    <message>
      <source>a name occurs twice.</source>
      <translation>有名称重复。</translation>
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
      <source>neither a field nor a layer says which modules there are.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no built-up ground lies inside the boundary.</source>
      <translation>边界内没有建成区。</translation>
    </message>
    <message>
      <source>no centre has a geometry.</source>
      <translation>所有中心均无几何图形。</translation>
    </message>
    <message>
      <source>no district has both a ring and a geometry.</source>
      <translation>没有任何行政区同时具有圈层与几何图形。</translation>
    </message>
    <message>
      <source>no facility names one of the six modules.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>no layer of other city spaces was given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>only {n} bands of land lie around the centre, the curve needs {least}.</source>
      <translation>中心周围只有 {n} 个含陆地的环带，曲线拟合至少需要 {least} 个。</translation>
    </message>
    <message>
      <source>ring numbers must be whole numbers from 1 (innermost) on.</source>
      <translation>圈层序号必须是从 1（最内圈）开始的整数。</translation>
    </message>
    <message>
      <source>the boundary is too thin to place random points in.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the centre {city} lies in no boundary of its own.</source>
      <translation>中心 {city} 不在其自身的边界之内。</translation>
    </message>
    <message>
      <source>the data carry no ring structure:</source>
      <translation>数据不呈现圈层结构：</translation>
    </message>
    <message>
      <source>the inverse S curve explains only {share:.0%} of how density varies.</source>
      <translation>反S曲线只解释了密度变化的 {share:.0%}。</translation>
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
      <source>the shares {outside} and {inside} leave no order of outside, mixed and inside.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>there is no built-up area inside the radius.</source>
      <translation>半径范围内没有建成区。</translation>
    </message>
    <message>
      <source>there is no host to compare the incubators with.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>these are not modules: {words}.</source>
      <translation type="unfinished" />
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
      <source>{city}: density falls too gently for a central ring (α = {alpha:.2f} ≤ 1.317).</source>
      <translation>{city}：密度下降过缓，无法划出中心圈层（α = {alpha:.2f} ≤ 1.317）。</translation>
    </message>
    <message>
      <source>{field}: neither yes nor no, so not known: {words}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{names} names were given for {rings} rings.</source>
      <translation>给出了 {names} 个名称，而圈层有 {rings} 个。</translation>
    </message>
    <message>
      <source>{n} centres have no geometry and were left out.</source>
      <translation>{n} 个中心没有几何图形，已略去。</translation>
    </message>
    <message>
      <source>{n} centres lie outside their city's boundary; their rings are cut by it all the same.</source>
      <translation>{n} 个中心位于其城市边界之外；其圈层仍按边界裁切。</translation>
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
      <source>{n} incubators have a level that is not known; no level counts them.</source>
      <translation>{n} 个孵化器的级别无法识别，未计入任何级别。</translation>
    </message>
    <message>
      <source>{n} incubators have no geometry; status no_geometry.</source>
      <translation>{n} 个孵化器没有几何图形；status 为 no_geometry。</translation>
    </message>
    <message>
      <source>{n} incubators stand in no ring; status outside_rings.</source>
      <translation>{n} 个孵化器不在任何圈层内；status 为 outside_rings。</translation>
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
      <source>“{text}” does not rise.</source>
      <translation>“{text}”不是递增的。</translation>
    </message>
    <message>
      <source>“{text}” is not a list of numbers.</source>
      <translation>“{text}”不是数字列表。</translation>
    </message>
  </context>
  <context>
    <name>DensityReport</name>
    <message>
      <source>Built-up density falls most between {r1:.1f} and {r2:.1f} km</source>
      <translation>建成区密度在 {r1:.1f} 至 {r2:.1f} km 之间下降最快</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>曲线参数</translation>
    </message>
    <message>
      <source>Density is built-up area over land area of a band inside the boundary, water left out. The inverse S curve f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c is fitted by least squares (Jiao 2015, Landscape and Urban Planning 139: 26–39); the rings end where its third derivative vanishes, at D/2 · (1 ∓ 1.317/α). Compactness is the fall of density between the two breaks per kilometre.</source>
      <translation>密度为边界内各环带建成区面积与陆地面积（扣除水面）之比。用最小二乘法拟合反S曲线 f(r) = (1 − c) / (1 + exp(α(2r/D − 1))) + c（Jiao 2015，Landscape and Urban Planning 139: 26–39）；圈层分界取其三阶导数为零处，即 D/2 · (1 ∓ 1.317/α)。紧凑度为两个分界之间每公里的密度降幅。</translation>
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
      <translation>该城市</translation>
    </message>
    <message>
      <source>The rings</source>
      <translation>圈层范围</translation>
    </message>
    <message>
      <source>built-up share of land</source>
      <translation>建成区占陆地比例</translation>
    </message>
    <message>
      <source>distance from the centre (km)</source>
      <translation>距中心距离（km）</translation>
    </message>
    <message>
      <source>inverse S curve</source>
      <translation>反S曲线</translation>
    </message>
    <message>
      <source>measured</source>
      <translation>实测</translation>
    </message>
    <message>
      <source>{city}: the central city ends {r1:.1f} km and the near suburb {r2:.1f} km from the centre (compactness {compactness:.3f} per km).</source>
      <translation>{city}：中心城区至距中心 {r1:.1f} km 处，近郊区至 {r2:.1f} km 处（紧凑度每公里 {compactness:.3f}）。</translation>
    </message>
  </context>
  <context>
    <name>Dependencies</name>
    <message>
      <source>Install it for QGIS's own Python: python3 -m pip install “{package}&gt;={wanted}”.</source>
      <translation>请为 QGIS 自带的 Python 安装：python3 -m pip install “{package}&gt;={wanted}”。</translation>
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
    <name>Parameters</name>
    <message>
      <source>A page with the answer, maps, charts and tables, the thresholds with their source, and what was skipped.</source>
      <translation>一页报告：结论、地图、图表与表格、所用阈值及其来源，以及略去的内容。</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>报告</translation>
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
    <name>Report</name>
    <message>
      <source>Input layers</source>
      <translation>输入图层</translation>
    </message>
    <message>
      <source>Marks: S quoted by a secondary source, P from Planners 2016 no. 9, R recalled and unchecked, U set by the user.</source>
      <translation>标记：S 引自二手来源；P 引自《规划师》2016年第9期；R 凭记忆，未经核对；U 由用户设定。</translation>
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
      <source>Thresholds</source>
      <translation>阈值</translation>
    </message>
    <message>
      <source>What was skipped and why</source>
      <translation>略去的内容及原因</translation>
    </message>
  </context>
  <context>
    <name>RingReport</name>
    <message>
      <source>City patterns</source>
      <translation>城市圈层模式</translation>
    </message>
    <message>
      <source>Density does not fall steadily outward.</source>
      <translation>密度并未由内向外逐圈递减。</translation>
    </message>
    <message>
      <source>Density falls outward from ring to ring.</source>
      <translation>密度由内向外逐圈递减。</translation>
    </message>
    <message>
      <source>Incubators in their rings</source>
      <translation>孵化器与所在圈层</translation>
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
      <source>No incubator stands in any ring.</source>
      <translation>没有孵化器位于任何圈层内。</translation>
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
      <translation>该城市</translation>
    </message>
    <message>
      <source>The most common pattern of {n} cities is: {pattern}.</source>
      <translation>{n} 个城市中最常见的模式是：{pattern}。</translation>
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
      <translation>平均面积（m²）</translation>
    </message>
    <message>
      <source>median year</source>
      <translation>年份中位数</translation>
    </message>
    <message>
      <source>number</source>
      <translation>数量</translation>
    </message>
    <message>
      <source>per km²</source>
      <translation>个/km²</translation>
    </message>
    <message>
      <source>share</source>
      <translation>占比</translation>
    </message>
    <message>
      <source>{city}: no incubators in its rings.</source>
      <translation>{city}：圈层内没有孵化器。</translation>
    </message>
    <message>
      <source>{city}: {pattern}; {n} incubators ({central} / {near} / {far} outward).</source>
      <translation>{city}：{pattern}；孵化器 {n} 家（由内向外 {central} / {near} / {far}）。</translation>
    </message>
    <message>
      <source>{share:.0%} of {n} incubators stand in the {ring}.</source>
      <translation>{n} 家孵化器中有 {share:.0%} 位于{ring}。</translation>
    </message>
  </context>
  <context>
    <name>Rings</name>
    <message>
      <source>1 = innermost; known ring names are understood as well. Ring 3 and beyond are far suburb.</source>
      <translation>1 为最内圈；也可识别圈层名称。第三圈及以外计为远郊区。</translation>
    </message>
    <message>
      <source>A ring counts in the pattern from this many incubators on. The literature gives no number.</source>
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
      <translation>留空：所有圈层属于同一城市。</translation>
    </message>
    <message>
      <source>Floor area (m²)</source>
      <translation>建筑面积（m²）</translation>
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
      <source>One name per ring, innermost first. Empty: central, near_suburb, far_suburb with three rings, else ring_1, ring_2 …</source>
      <translation>由内向外每个圈层一个名称。留空：三个圈层时为 central、near_suburb、far_suburb，否则为 ring_1、ring_2……</translation>
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
      <source>Points or polygons; a polygon counts where its point on surface lies.</source>
      <translation>点或面；面按其内部代表点的位置计。</translation>
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
      <source>The field that says which ring a district belongs to: a number or a name.</source>
      <translation>记录行政区所属圈层的字段：数字或名称。</translation>
    </message>
    <message>
      <source>The incubators with city, ring, ring_name, edge_m, edge_pos and status.</source>
      <translation>孵化器及其 city、ring、ring_name、edge_m、edge_pos 与 status。</translation>
    </message>
    <message>
      <source>The result of a ring tool, or other polygons with a ring number.</source>
      <translation>圈层工具的结果，或其他带圈层序号的多边形。</translation>
    </message>
    <message>
      <source>The values of the ring field, innermost first: 中心城区,近郊区,远郊区. Several values make one ring when rings are separated by semicolons: 玄武区,秦淮区;江宁区;高淳区. Empty: numbers in rising order, or the known Chinese and English ring names.</source>
      <translation>由内向外列出圈层字段的取值：中心城区,近郊区,远郊区。用分号分隔圈层时，多个取值可合为一个圈层：玄武区,秦淮区;江宁区;高淳区。留空：按数字递增顺序，或按可识别的中英文圈层名称。</translation>
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
    <name>Run</name>
    <message>
      <source>Cancelled; nothing was written.</source>
      <translation>已取消；未写入任何结果。</translation>
    </message>
    <message>
      <source>{parameter}: lengths cannot be measured in {crs}; working in {work}.</source>
      <translation>{parameter}：{crs} 不适合量算长度，改在 {work} 中计算。</translation>
    </message>
  </context>
  <context>
    <name>Screening</name>
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
      <source>The low bound must be below the high one, whatever the direction.</source>
      <translation>无论方向如何，下限都应小于上限。</translation>
    </message>
    <message>
      <source>The same for all candidates, so it cannot tell them apart: {fields}.</source>
      <translation>以下指标在所有候选空间取值相同，无法区分优劣：{fields}。</translation>
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
      <source>{n} cells are no rows of five.</source>
      <translation>{n} 个单元格不能组成每行五格。</translation>
    </message>
    <message>
      <source>“{cell}” in the row of “{field}” is not a number.</source>
      <translation>“{field}”一行中的“{cell}”不是数字。</translation>
    </message>
    <message>
      <source>“{cell}” is no direction of the criterion “{field}”.</source>
      <translation>“{cell}”不是指标“{field}”的有效方向。</translation>
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
      <source>a weight is missing, negative or not a number.</source>
      <translation>有权重缺失、为负或不是数字。</translation>
    </message>
    <message>
      <source>the weights sum to 0.</source>
      <translation>权重之和为 0。</translation>
    </message>
    <message>
      <source>{method} cannot take negative values, which {criteria} has.</source>
      <translation>{method}不能处理负值，而 {criteria} 含有负值。</translation>
    </message>
  </context>
</TS>
