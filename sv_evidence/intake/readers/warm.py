"""What a reader needs to have imported before it is given a file."""

import PIL.BmpImagePlugin
import PIL.GifImagePlugin
import PIL.ImageCms
import PIL.ImageDraw
import PIL.ImageFont
import PIL.ImageOps
import PIL.JpegImagePlugin
import PIL.MpoImagePlugin
import PIL.PngImagePlugin
import PIL.TiffImagePlugin
import PIL.WebPImagePlugin

from sv_evidence.intake.readers import mail, office, pdf, pictures, plain, sheets

READY = (mail, office, pdf, pictures, plain, sheets, PIL.ImageFont, PIL.ImageDraw)
