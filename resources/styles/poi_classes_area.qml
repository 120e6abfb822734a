<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology" version="3.40.6-Bratislava">
  <renderer-v2 attr="status" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="categorizedSymbol">
    <categories>
      <category label="classified" render="true" symbol="0" type="string" uuid="{70f1cc5f-e244-5f08-b6b2-f8dce8bbea32}" value="ok" />
      <category label="to_check" render="true" symbol="1" type="string" uuid="{0b12a555-1f4f-572a-a4f1-2512f923bb2f}" value="to_check" />
      <category label="no_class" render="true" symbol="2" type="string" uuid="{149d79b3-8194-5d58-b95a-a91be3d48d5a}" value="unmatched" />
    </categories>
    <symbols>
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{68149a33-f301-57c2-973e-a5e1625db9e3}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="0,114,178,255,rgb:0,0.44705882352941179,0.69803921568627447,1" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="offset" type="QString" value="0,0" />
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="offset_unit" type="QString" value="MM" />
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.3" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
        </layer>
        <layer class="CentroidFill" enabled="1" id="{677e4758-c0c0-5e49-810a-8eb02d1a9dc0}" locked="0" pass="0">
          <Option type="Map">
            <Option name="clip_on_current_part_only" type="QString" value="0" />
            <Option name="clip_points" type="QString" value="0" />
            <Option name="point_on_all_parts" type="QString" value="1" />
            <Option name="point_on_surface" type="QString" value="1" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
          <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@0@1" type="marker">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value="" />
                <Option name="properties" />
                <Option name="type" type="QString" value="collection" />
              </Option>
            </data_defined_properties>
            <layer class="SimpleMarker" enabled="1" id="{df588390-b772-5fc7-b958-6cd8b8b2c3f8}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="0,114,178,255,rgb:0,0.44705882352941179,0.69803921568627447,1" />
                <Option name="horizontal_anchor_point" type="QString" value="1" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="circle" />
                <Option name="offset" type="QString" value="0,0" />
                <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="offset_unit" type="QString" value="MM" />
                <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.3" />
                <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="scale_method" type="QString" value="diameter" />
                <Option name="size" type="QString" value="2.2" />
                <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="size_unit" type="QString" value="MM" />
                <Option name="vertical_anchor_point" type="QString" value="1" />
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" type="QString" value="" />
                  <Option name="properties" />
                  <Option name="type" type="QString" value="collection" />
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{d52c001a-c552-52eb-811d-978b3ff544b0}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="offset" type="QString" value="0,0" />
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="offset_unit" type="QString" value="MM" />
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.3" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
        </layer>
        <layer class="CentroidFill" enabled="1" id="{87f07eda-8c48-58f6-bc2d-dd5a022f9c9e}" locked="0" pass="0">
          <Option type="Map">
            <Option name="clip_on_current_part_only" type="QString" value="0" />
            <Option name="clip_points" type="QString" value="0" />
            <Option name="point_on_all_parts" type="QString" value="1" />
            <Option name="point_on_surface" type="QString" value="1" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
          <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@1@1" type="marker">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value="" />
                <Option name="properties" />
                <Option name="type" type="QString" value="collection" />
              </Option>
            </data_defined_properties>
            <layer class="SimpleMarker" enabled="1" id="{eb1c81e3-3ffd-57c8-8cc0-afbd6a052fdf}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" />
                <Option name="horizontal_anchor_point" type="QString" value="1" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="square" />
                <Option name="offset" type="QString" value="0,0" />
                <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="offset_unit" type="QString" value="MM" />
                <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.3" />
                <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="scale_method" type="QString" value="diameter" />
                <Option name="size" type="QString" value="2.2" />
                <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="size_unit" type="QString" value="MM" />
                <Option name="vertical_anchor_point" type="QString" value="1" />
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" type="QString" value="" />
                  <Option name="properties" />
                  <Option name="type" type="QString" value="collection" />
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{c5b862a7-f0ad-5023-95fe-779067b53a19}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="200,200,200,255,rgb:0.78431372549019607,0.78431372549019607,0.78431372549019607,1" />
            <Option name="joinstyle" type="QString" value="bevel" />
            <Option name="offset" type="QString" value="0,0" />
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="offset_unit" type="QString" value="MM" />
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
            <Option name="outline_style" type="QString" value="solid" />
            <Option name="outline_width" type="QString" value="0.3" />
            <Option name="outline_width_unit" type="QString" value="MM" />
            <Option name="style" type="QString" value="solid" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
        </layer>
        <layer class="CentroidFill" enabled="1" id="{df9c7cce-967a-5531-83b6-d436812a9ba4}" locked="0" pass="0">
          <Option type="Map">
            <Option name="clip_on_current_part_only" type="QString" value="0" />
            <Option name="clip_points" type="QString" value="0" />
            <Option name="point_on_all_parts" type="QString" value="1" />
            <Option name="point_on_surface" type="QString" value="1" />
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value="" />
              <Option name="properties" />
              <Option name="type" type="QString" value="collection" />
            </Option>
          </data_defined_properties>
          <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@2@1" type="marker">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value="" />
                <Option name="properties" />
                <Option name="type" type="QString" value="collection" />
              </Option>
            </data_defined_properties>
            <layer class="SimpleMarker" enabled="1" id="{5638acc2-aa0a-532f-9af4-39423f891568}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="200,200,200,255,rgb:0.78431372549019607,0.78431372549019607,0.78431372549019607,1" />
                <Option name="horizontal_anchor_point" type="QString" value="1" />
                <Option name="joinstyle" type="QString" value="bevel" />
                <Option name="name" type="QString" value="triangle" />
                <Option name="offset" type="QString" value="0,0" />
                <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="offset_unit" type="QString" value="MM" />
                <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
                <Option name="outline_style" type="QString" value="solid" />
                <Option name="outline_width" type="QString" value="0.3" />
                <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="outline_width_unit" type="QString" value="MM" />
                <Option name="scale_method" type="QString" value="diameter" />
                <Option name="size" type="QString" value="2.2" />
                <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
                <Option name="size_unit" type="QString" value="MM" />
                <Option name="vertical_anchor_point" type="QString" value="1" />
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" type="QString" value="" />
                  <Option name="properties" />
                  <Option name="type" type="QString" value="collection" />
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
    <rotation />
    <sizescale />
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" />
        <Option name="type" type="QString" value="collection" />
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1" />
  </selection>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerGeometryType>2</layerGeometryType>
</qgis>
