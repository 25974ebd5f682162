import { PDFiumLibrary } from '@hyzyla/pdfium';

/** A picture, four bytes a pixel: red, green, blue, opacity. */
type Bitmap = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Longer side of the picture, in pixels. */
const LONGEST_SIDE = 960;

/** The first page of a PDF as a picture. @throws Error for what is no PDF, is locked, or has no page. */
export async function firstPage(pdf: Buffer): Promise<Bitmap> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    // A page may be as large as it likes; its picture is not.
    const scale = LONGEST_SIDE / Math.max(originalWidth, originalHeight, 1);
    const width = Math.max(1, Math.round(originalWidth * scale));
    const height = Math.max(1, Math.round(originalHeight * scale));
    const { data } = await page.render({ width, height, render: 'bitmap' });
    return { width, height, data: Uint8Array.from(data) };
  } finally {
    library.destroy();
  }
}
