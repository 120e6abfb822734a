<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology" version="3.40.6-Bratislava">
  <renderer-v2 attr="verdict" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="categorizedSymbol">
    <categories>
      <category label="fits" render="true" symbol="0" type="string" uuid="{22c903e1-cfcc-54a0-a61a-52ac3abced8f}" value="fits" />
      <category label="too_large" render="true" symbol="1" type="string" uuid="{bca6be89-0989-5fcf-9921-627ce085d336}" value="too_large" />
      <category label="too_small" render="true" symbol="2" type="string" uuid="{cee7b5c2-be82-5032-9fb8-9c67e9de69bd}" value="too_small" />
      <category label="built_too_large" render="true" symbol="3" type="string" uuid="{76290832-6d03-5b77-b57a-baf99784e593}" value="built_too_large" />
      <category label="not_assessed" render="true" symbol="4" type="string" uuid="{37baa3d8-02e2-5827-9b1f-822bc6dd1b2f}" value="not_assessed" />
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
        <layer class="SimpleFill" enabled="1" id="{e2c2199d-bada-5da8-a6b8-39b863d0b02c}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="0,158,115,255,rgb:0,0.61960784313725492,0.45098039215686275,1" />
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
        <layer class="CentroidFill" enabled="1" id="{eca21b2c-763c-5712-be24-37073dfee49a}" locked="0" pass="0">
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
            <layer class="SimpleMarker" enabled="1" id="{39c00429-42ae-536b-b603-12383d873c6b}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="0,158,115,255,rgb:0,0.61960784313725492,0.45098039215686275,1" />
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
        <layer class="SimpleFill" enabled="1" id="{58e4caa6-6ad4-5a2d-9396-cf6e0cce3e33}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="213,94,0,255,rgb:0.83529411764705885,0.36862745098039218,0,1" />
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
        <layer class="CentroidFill" enabled="1" id="{d2c2cfa9-73e1-5681-8e0e-7d3a4e1fa883}" locked="0" pass="0">
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
            <layer class="SimpleMarker" enabled="1" id="{8d23625f-cdbd-5ced-a31b-7c5d6e99e8f0}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="213,94,0,255,rgb:0.83529411764705885,0.36862745098039218,0,1" />
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
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{23466137-21f2-5082-bd9a-af0ea43d16d9}" locked="0" pass="0">
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
        <layer class="CentroidFill" enabled="1" id="{f9fa4bcd-594e-59e4-a4a8-e817ee9318fb}" locked="0" pass="0">
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
            <layer class="SimpleMarker" enabled="1" id="{921bce84-b1fd-5a62-81b4-a9ff1cda39e5}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" />
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
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="3" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{16216c6b-598b-584d-8bec-d1d8f6a7c220}" locked="0" pass="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
            <Option name="color" type="QString" value="204,121,167,255,rgb:0.80000000000000004,0.47450980392156861,0.65490196078431373,1" />
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
        <layer class="CentroidFill" enabled="1" id="{c0794393-8125-5cac-9856-5322bc822c4b}" locked="0" pass="0">
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
          <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@3@1" type="marker">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value="" />
                <Option name="properties" />
                <Option name="type" type="QString" value="collection" />
              </Option>
            </data_defined_properties>
            <layer class="SimpleMarker" enabled="1" id="{721442ce-f1e0-5001-ab25-e72e5ece8002}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="204,121,167,255,rgb:0.80000000000000004,0.47450980392156861,0.65490196078431373,1" />
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
      <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="4" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value="" />
            <Option name="properties" />
            <Option name="type" type="QString" value="collection" />
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" id="{8e8eeacd-af3a-58fe-9c54-a9c2bbc6b61d}" locked="0" pass="0">
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
        <layer class="CentroidFill" enabled="1" id="{c7df3a3b-13b1-5052-a30c-8241fbc14b37}" locked="0" pass="0">
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
          <symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@4@1" type="marker">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value="" />
                <Option name="properties" />
                <Option name="type" type="QString" value="collection" />
              </Option>
            </data_defined_properties>
            <layer class="SimpleMarker" enabled="1" id="{3c304d76-bd11-55d8-9c7b-5d1a7383d3a7}" locked="0" pass="0">
              <Option type="Map">
                <Option name="angle" type="QString" value="0" />
                <Option name="cap_style" type="QString" value="square" />
                <Option name="color" type="QString" value="200,200,200,255,rgb:0.78431372549019607,0.78431372549019607,0.78431372549019607,1" />
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
