import type { LoaderFunctionArgs } from '@remix-run/node'
import { readingState } from '~/domain/progress/completion'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { readModule } from '~/http/reader-place.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

/** A module opens where one stopped. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { lesson, record, here } = await readModule(args, reader)
	const { resumeAt } = readingState(lesson, record, record.answers)
	return goTo(paths.part({ ...here, part: resumeAt }))
})
