import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demonstrationContest } from '../../scripts/demo/contest.ts';
import { staffAccounts } from '../../server/contest/staff/accounts.ts';
import { slowPasswords } from '../../server/contest/staff/passwords.ts';
import { openHouse } from '../../server/house.ts';
import type { Role } from '../../server/protocol/roles.ts';
import { freePort, startServer, type ChildServer } from '../../server/testing/child-server.ts';
import { launchBrowser } from '../testing/browser.ts';
import { faults, scrollsSideways } from '../testing/looks.ts';

const VIEWPORTS = [{ width: 390, height: 844 }, { width: 320, height: 568 }, { width: 1440, height: 900 }];
const PASSWORD = 'hoa phượng đỏ nở tháng năm';

interface Context {
  folder: string;
  server: ChildServer;
  browser: Browser;
  /** The paths of fresh links, one for each role; the coordinator's unit is Thủy Nguyên. */
  links: Record<Role, string>;
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

const welcome = suite<Context>('the page of a one-time link');
welcome.before(async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-welcome-'));
  const links = await seeded(folder);
  const server = await startServer({ folder, port: await freePort() });
  const browser = await launchBrowser();
  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await (await browser.newContext({ locale: 'vi-VN', viewport: { width: 390, height: 844 }, ...options })).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${server.address}${path}`);
    return page;
  };
  Object.assign(context, { folder, links, server, browser, open });
});
welcome.after(async ({ browser, server, folder }) => {
  await browser.close();
  server.signal('SIGTERM');
  await server.ended;
  rmSync(folder, { recursive: true, force: true });
});

for (const [role, said] of [
  ['organiser', ['Tạo tài khoản Ban Tổ chức', 'Điều hành Hội thi']],
  ['auditor', ['Tạo tài khoản giám sát', 'không thay đổi được gì']],
  ['coordinator', ['Tạo tài khoản đầu mối đơn vị', 'Ủy ban nhân dân huyện Thủy Nguyên', 'tên những người chưa dự thi']],
] as const) {
  welcome(`says what it makes: ${role}; without faults at every size, light and dark, and at 200 % text`, async ({ open, links }) => {
    for (const viewport of VIEWPORTS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open(links[role], { viewport, colorScheme });
        await page.getByTestId('offer').waitFor();
        const text = (await page.locator('main').textContent()) ?? '';
        for (const part of said) assert.ok(text.includes(part), part);
        assert.equal(await faults(page), [], `${viewport.width} ${colorScheme}`);
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        assert.is(await scrollsSideways(page), false, `${viewport.width}`);
        await page.context().close();
      }
    }
  });
}

welcome('makes the account, tells a taken name apart from a spent link, and leads on to the page of the role', async ({ open, links, server }) => {
  const page = await open(links.coordinator);
  await fill(page, 'BanToChuc');
  await page.getByTestId('summary').getByText('Tên tài khoản này đã có người dùng').waitFor();
  assert.is(await page.locator('#account').getAttribute('aria-invalid'), 'true');
  assert.equal(await faults(page), []);
  await fill(page, 'thuy-nguyen');
  await page.getByTestId('made').waitFor();
  assert.equal(await faults(page), []);
  assert.is(await page.getByTestId('made').locator('a').getAttribute('href'), '/unit');
  assert.is(page.url(), `${server.address}/welcome`);
  const again = await open(links.coordinator);
  await again.getByTestId('refusal').getByText('Liên kết này đã dùng').waitFor();
  assert.is(await again.locator('form').count(), 0);
});

welcome('says what is wrong with a link that makes nothing, and tries again where that helps', async ({ open, links, browser, server }) => {
  for (const path of ['/welcome', '/welcome?token=short']) await (await open(path)).getByTestId('refusal').getByText('Địa chỉ này thiếu mã').waitFor();
  const page = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
  const answers = ['lost', 'plain'];
  await page.route('**/api/welcome?token=*', (route) => {
    const answer = answers.shift();
    if (answer === 'lost') return route.abort();
    // The server itself takes this machine's word; another machine's without TLS it answers so.
    return answer === 'plain' ? route.fulfill({ status: 403, json: { ok: false, refusal: 'needs-tls' } }) : route.continue();
  });
  await page.goto(`${server.address}${links.auditor}`);
  await page.getByTestId('refusal').getByText('Máy chủ chưa trả lời').waitFor();
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByTestId('refusal').getByText('Mật khẩu chỉ được gửi qua HTTPS').waitFor();
  assert.equal(await faults(page), []);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByTestId('offer').waitFor();
});

welcome('speaks English when asked to', async ({ open, links }) => {
  const page = await open(links.auditor);
  await page.locator('brand-bar button').click();
  await page.getByText('English').click();
  await page.getByText('Sees every figure that an organiser sees').waitFor();
  assert.is(await page.locator('h1').textContent(), 'Make an auditor’s account');
  assert.equal(await faults(page), []);
});

welcome.run();

async function fill(page: Page, account: string): Promise<void> {
  for (const [field, text] of Object.entries({ name: 'Tô Thị Bích Ngân', account, password: PASSWORD, again: PASSWORD })) await page.locator(`#${field}`).fill(text);
  await page.locator('form button.main').click();
}

/** A data folder whose demonstration has links that nobody has used. */
async function seeded(folder: string): Promise<Record<Role, string>> {
  const house = await openHouse({ dataFolder: folder, logLevel: 'silent' });
  const contest = demonstrationContest(house.secrets.keys, house.clock.now());
  await house.stores.load(contest);
  const staff = staffAccounts({ ...house, passwords: slowPasswords() }, { id: contest.contest.id, open: true });
  const link = async (role: Role, unit: string | null): Promise<string> => {
    const invited = await staff.invite({ name: 'operator', via: 'command-line' }, { role, unit });
    return invited.ok ? invited.value.path : '';
  };
  const links = { organiser: await link('organiser', null), auditor: await link('auditor', null), coordinator: await link('coordinator', 'TN') };
  await house.close();
  return links;
}
