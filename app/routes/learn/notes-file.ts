import type { LoaderFunctionArgs } from '@remix-run/node'
import { readNotes } from '~/domain/progress/notes.server'
import { notesAsMarkdown } from '~/domain/progress/notes-file'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'

/** One's own notes, to take along. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { db, clock, content, shelf } = args.context
	const isPrinted = (mark: { deletedAt: Date | null }) => mark.deletedAt === null
	const modules = await readNotes(db, { programs: content.programs, shelf }, reader, clock(), isPrinted)
	return new Response(notesAsMarkdown(modules), {
		headers: {
			'Content-Type': 'text/markdown; charset=utf-8',
			'Content-Disposition': 'attachment; filename="belay-notes.md"',
			'Cache-Control': 'private, no-store',
		},
	})
})
