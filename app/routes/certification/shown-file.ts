import type { LoaderFunctionArgs } from '@remix-run/node'
import { findChecked } from '~/domain/certification/checked.server'
import { readNumber } from '~/domain/certification/kinds'
import { getShownFile } from '~/domain/certification/shown-evidence.server'
import { DomainError } from '~/domain/errors'
import { asHttp, problem } from '~/http/as-http'
import { attachment } from '~/http/attachment'
import { param } from '~/http/guards'

/** Public: a file that the holder of a certificate shows beside it, as a download, for as long as they do. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const { db, issuer, limits, clientIp, clock } = args.context
	const number = readNumber(param(args, 'number'))
	if ((await limits.check(clientIp)) !== null) throw problem(429, 'too-many-guesses')
	const certificate = number ? await findChecked(db, issuer, number, clock()) : null
	if (!certificate) throw new DomainError('not-found', 'file')
	const { name, bytes } = await getShownFile(db, certificate, param(args, 'shown'))
	return attachment(name, bytes)
})
