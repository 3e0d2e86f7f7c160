import { saidSize } from '~/domain/assessment/file-kinds'
import type { WorkFile } from '~/domain/assessment/work-files.server'
import { paths } from '~/paths'

/** @param mayHave false for a reader who sees that they are there, and may have them no more */
export function shownFiles(files: WorkFile[], mayHave = true) {
	return files.map(({ id, name, byteCount }) => ({
		id,
		name,
		size: saidSize(byteCount),
		to: mayHave ? paths.workFile({ file: id }) : null,
	}))
}

/**
 * Bytes that somebody sent, for a reader to keep: of no type a browser would show, run or look into, and on no page of ours
 * even where one did. @param name cleaned (assessment/file-kinds.ts)
 */
export function attachment(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
	return new Response(bytes, {
		headers: {
			'Content-Type': 'application/octet-stream',
			'Content-Length': String(bytes.byteLength),
			'Content-Disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`,
			'Content-Security-Policy': "sandbox; default-src 'none'",
			'Cache-Control': 'private, no-store',
		},
	})
}

/** RFC 6266: for what does not read the other one */
function plainName(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w.,()+=@ -]/g, '_')
}

/** RFC 8187 leaves fewer signs as they are than addresses do. */
function encodedName(name: string): string {
	return encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
