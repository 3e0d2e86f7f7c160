import literata from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?url'
import grotesque from '@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2?url'
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
	isRouteErrorResponse,
	Links,
	Meta,
	Outlet,
	Scripts,
	ScrollRestoration,
	useLoaderData,
	useLocation,
	useMatches,
	useNavigation,
	useRouteError,
	useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import styles from './app.css?url'
import favicon from './assets/favicon.svg?url'
import { keepShown } from './components/keep-page'
import { PathEnds } from './components/shell/path-ends'
import { Shell } from './components/shell/shell'
import { useKeptHere } from './components/shell/use-kept-here'
import { usePageFocus } from './components/shell/use-page-focus'
import { NotSaved } from './components/ui/not-saved'
import { Toast } from './components/ui/toast'
import { desksOf } from './domain/person/policy'
import { asHttp } from './http/as-http'
import { readFlash } from './http/flash.server'
import type { RouteHandle } from './http/handle'
import { useNonce } from './http/nonce'

export const links: LinksFunction = () => [
	{ rel: 'preload', href: grotesque, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
	{ rel: 'preload', href: literata, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
	{ rel: 'stylesheet', href: styles },
	{ rel: 'icon', href: favicon, type: 'image/svg+xml' },
]

export const meta: MetaFunction = () => [{ title: 'Belay' }]
export const shouldRevalidate = keepShown

/** Public by policy: says who reads, never more. Pages guard themselves. */
export const loader = asHttp(async ({ request, context }: LoaderFunctionArgs) => {
	const reader = await context.whoReads()
	const { line, clear } = readFlash(request.headers.get('cookie'))
	return data(
		{
			reader: reader && {
				id: reader.id,
				name: reader.name,
				desks: desksOf(reader.roles),
				assesses: reader.roles.includes('facilitator'),
				organization: reader.organization,
			},
			theme: context.theme,
			flash: line,
		},
		{ headers: clear },
	)
})

export function Layout({ children }: { children: ReactNode }) {
	const root = useRouteLoaderData<typeof loader>('root')
	const nonce = useNonce()
	return (
		<html lang="en" data-theme={root && root.theme !== 'system' ? root.theme : undefined}>
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<Meta />
				<Links />
			</head>
			<body>
				{children}
				<ScrollRestoration nonce={nonce} />
				<Scripts nonce={nonce} />
			</body>
		</html>
	)
}

export default function App() {
	const { reader, flash } = useLoaderData<typeof loader>()
	const said = useSaid(flash)
	useKeptHere(reader?.id ?? null)
	usePageFocus()
	return (
		<Frame reader={reader}>
			<Outlet />
			{said ? <Toast key={said.at + said.line} line={said.line} /> : null}
			<NotSaved />
		</Frame>
	)
}

/** The word for this address. It is read once: saving in the background loads the root anew, without it. */
function useSaid(flash: string | null) {
	const { key } = useLocation()
	const { location: ahead } = useNavigation()
	const [said, setSaid] = useState(flash === null ? null : { at: key, line: flash })
	// On the way to another page the word is for that one.
	const at = ahead?.key ?? key
	if (flash !== null && (said?.at !== at || said.line !== flash)) setSaid({ at, line: flash })
	return said?.at === key ? said : null
}

function Frame({ reader, children }: { reader: Parameters<typeof Shell>[0]['reader'] | null; children: ReactNode }) {
	const handles = useMatches().map((match) => (match.handle ?? {}) as RouteHandle)
	const handle = Object.assign({}, ...handles) as RouteHandle
	if (handle.frame === 'bare') return children
	return (
		<Shell reader={handle.frame === 'plain' ? null : reader} handle={handle}>
			{children}
		</Shell>
	)
}

/** A page that could not be fetched: browsers throw a TypeError, each in words of its own. */
const isCutOff = (error: unknown) => error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine

export function ErrorBoundary() {
	const error = useRouteError()
	const root = useRouteLoaderData<typeof loader>('root')
	const status = isRouteErrorResponse(error) ? error.status : isCutOff(error) ? 0 : 500
	const why =
		isRouteErrorResponse(error) && typeof error.data === 'object' && error.data !== null
			? String((error.data as { why?: string }).why ?? '')
			: ''
	return (
		<Shell reader={root?.reader ?? null} handle={{}}>
			<PathEnds status={status} why={why} />
		</Shell>
	)
}
