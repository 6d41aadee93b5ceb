"""Builds "DT So" (the digits of Be Vietnam Pro, all with one width, and the signs of amounts and days) as TTF, for paper.

    python3 digits.py        needs fonttools; reads and writes in the folder where it stands

Be Vietnam Pro has no `tnum` feature: its 1 is 385 units wide and its 4 is 710, so figures in a column do not stand below each
other. ui/fonts/fonts.py makes the same digits for the screen; the widths are the same here.
The signs are in it so that an amount is one run of one font: who copies it or hears it read gets one number.
"""

import os
from fontTools import subset
from fontTools.ttLib import TTFont

folder = os.path.dirname(os.path.abspath(__file__))
for style, width in (("Regular", 644), ("SemiBold", 664)):
    font = TTFont(f"{folder}/BeVietnamPro-{style}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(sign) for sign in "0123456789.,/-\u2013\u2212"])
    subsetter.subset(font)
    glyf, hmtx, cmap = font["glyf"], font["hmtx"], font.getBestCmap()
    for digit in "0123456789":
        name = cmap[ord(digit)]
        glyph = glyf[name]
        shift = round((width - (glyph.xMax - glyph.xMin)) / 2) - glyph.xMin
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyf)
        hmtx[name] = (width, glyph.xMin)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "DT So"
        if record.nameID == 2:
            record.string = "Regular"
        if record.nameID in (3, 4, 6):
            record.string = f"DTSo-{style}"
    path = f"{folder}/DTSo-{style}.ttf"
    font.save(path)
    print(path, os.path.getsize(path), "bytes")
