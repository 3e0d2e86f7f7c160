import QRCode from 'qrcode'

/** A QR code as one SVG path of unit squares. */
export function qrPath(url: string): { size: number; path: string } {
	const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
	let path = ''
	for (let row = 0; row < modules.size; row++) {
		for (let column = 0; column < modules.size; column++)
			if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
	}
	return { size: modules.size, path }
}
