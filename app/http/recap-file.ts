/** A recap as a file, named after its day: its title is the cohort's, and a header ends up in more places than a page. */
export function recapFile(body: BodyInit, file: { type: string; ending: 'md' | 'pdf'; date: string }): Response {
	return new Response(body, {
		headers: {
			'Content-Type': file.type,
			'Content-Disposition': `attachment; filename="belay-recap-${file.date}.${file.ending}"`,
			'Cache-Control': 'private, no-store',
		},
	})
}
