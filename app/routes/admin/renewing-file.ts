import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { asHttp } from '~/http/as-http'
import { stageOf } from '~/http/assessed.server'
import { requireRole } from '~/http/guards'
import { exportRenewing } from '~/http/renewing-file.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** Taking it is written down, so a link cannot do it: it leads to the page. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	await requireRole(args, 'admin')
	const stage = stageOf(args)
	return goTo(paths.renewing({ program: stage.program.slug, stage: stage.id }))
})

/** Everybody whom the rules of today would touch, as a file for spreadsheets: the page names some of them. */
export const action = asHttp(async (args: ActionFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, content, clock } = args.context
	return exportRenewing(db, content, stageOf(args), admin, clock())
})
