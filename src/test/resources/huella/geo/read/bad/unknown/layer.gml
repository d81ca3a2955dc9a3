<?xml version="1.0" encoding="UTF-8"?>
<!-- de > un < programa -->
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml"/>