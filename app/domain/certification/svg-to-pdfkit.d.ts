declare module 'svg-to-pdfkit' {
	/** Draws SVG text into a pdfkit document (its only export; it ships no types). */
	export default function svgToPdf(
		doc: PDFKit.PDFDocument,
		svg: string,
		x: number,
		y: number,
		options?: {
			width?: number
			height?: number
			preserveAspectRatio?: string
			colorCallback?: (color: unknown) => unknown
		},
	): void
}
