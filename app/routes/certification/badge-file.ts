import type { LoaderFunctionArgs } from '@remix-run/node'
import { getOwnCertificate } from '~/domain/certification/read.server'
import { drawingOf } from '~/domain/credential/art.server'
import { bakePng, bakeSvg } from '~/domain/credential/bake.server'
import { findDocument } from '~/domain/credential/read.server'
import { DomainError } from '~/domain/errors'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'

/** The holder's own badge, to keep and to show elsewhere: a picture that carries its credential, or the credential alone. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const number = param(args, 'number')
	const { db, clock, pictures } = args.context
	const { statement } = await getOwnCertificate(db, number, reader.id, clock())
	const document = await findDocument(db, number)
	const drawing = drawingOf(statement.stageId)
	const picture = await pictures.pngOf(statement.stageId)
	if (!document || !drawing || !picture) throw new DomainError('not-found', 'badge')
	const files = new Map<string, () => [type: string, body: string | Uint8Array<ArrayBuffer>]>([
		['badge.png', () => ['image/png', new Uint8Array(bakePng(picture, document))]],
		['badge.svg', () => ['image/svg+xml', bakeSvg(drawing, document)]],
		['badge.json', () => ['application/json', document]],
	])
	const make = files.get(param(args, 'file'))
	if (!make) throw new DomainError('not-found', 'badge')
	const [type, body] = make()
	return new Response(body, {
		headers: {
			'Content-Type': type,
			'Content-Disposition': `attachment; filename="belay-${statement.stageId}-${number}.${param(args, 'file').split('.').at(-1)}"`,
			'Cache-Control': 'private, no-store',
		},
	})
})
