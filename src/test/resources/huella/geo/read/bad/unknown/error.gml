<?xml version="1.0" encoding="UTF-8"?>
<!-- de > un < programa -->
<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows"/>