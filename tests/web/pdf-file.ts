/**
 * A PDF with one line on each page, in a Chinese font that is not in the file: what a reader needs to know about its
 * characters stands in Adobe's maps alone, as in most PDFs of Chinese office programs of some years ago.
 */
export function pdfFile(lines: readonly string[]): Buffer {
  const pageOf = (index: number): number => 6 + index * 2;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\('run'\\)) >> >>",
    `<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_line, index) => `${pageOf(index)} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ...lines.flatMap((line, index) => {
      const drawn = `BT /F1 28 Tf 60 740 Td <${Buffer.from(line, "utf16le").swap16().toString("hex")}> Tj ET 60 700 m 400 700 l S`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageOf(index) + 1} 0 R >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  return written(objects);
}

/** A scan: one page, a black square as an office copier packs it (fax group 4), which is decoded by a script of its own. */
export function scanFile(): Buffer {
  const side = 64;
  // In group 4 a line like the one above it, which is white at first, is the bit 1; turned over by /Decode, all is black.
  const lines = "FF".repeat(side / 8);
  const drawn = "q 400 0 0 400 100 300 cm /Scan Do Q";
  return written([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Scan 5 0 R >> >> /Contents 4 0 R >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter [/ASCIIHexDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns ${side} /Rows ${side} /EndOfBlock false >>] /Length ${lines.length + 1} >>\nstream\n${lines}>\nendstream`,
  ]);
}

/** The file of these objects, the first of which is its catalogue. */
function written(objects: readonly string[]): Buffer {
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}`;
  return Buffer.from(`${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}
