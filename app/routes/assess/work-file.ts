import type { LoaderFunctionArgs } from '@remix-run/node'
import { getFile } from '~/domain/assessment/work-files.server'
import { asHttp } from '~/http/as-http'
import { attachment } from '~/http/attachment'
import { param, requireReader } from '~/http/guards'

/** A file that goes with assessed work, as a download for its author and whoever assesses it. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const asking = { id: reader.id, isAssessor: reader.roles.includes('facilitator') }
	const { name, bytes } = await getFile(args.context.db, param(args, 'file'), asking)
	return attachment(name, bytes)
})
