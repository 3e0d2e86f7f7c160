import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isSetUp } from '~/domain/person/set-up.server'
import { partOfDay } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireReader } from '~/http/guards'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'

export const handle = { at: 'home', help: 'home' }
export const meta: MetaFunction = () => [{ title: 'Home · Belay' }]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	if (!(await args.context.whoReads()) && !(await isSetUp(args.context.db))) throw goTo(paths.setUp())
	const reader = await requireReader(args)
	return { greeting: `Good ${partOfDay(args.context.clock(), reader.timeZone)}, ${reader.calledName}.` }
})

export default function Home() {
	const { greeting } = useLoaderData<typeof loader>()
	return (
		<main id="main" className="page">
			<h1 className="h1">{greeting}</h1>
		</main>
	)
}
